import { useSyncExternalStore } from 'react';
import type { Product } from './products.api';

/** Asks for the product form from anywhere: for a new one, or one that is there. */
export interface FormRequest {
  product?: Product;
}

let request: FormRequest | null = null;
const listeners = new Set<() => void>();

function set(next: FormRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}

export const openProductForm = (next: FormRequest = {}) => set(next);
export const closeProductForm = () => set(null);

export function useFormRequest(): FormRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => request,
  );
}

import { useSyncExternalStore } from 'react';
import type { Contact } from './contacts.api';

/** Asks for the contact form from anywhere: for a new one, or one that is there. */
export interface FormRequest {
  contact?: Contact;
  customer?: { id: string; name: string };
}

let request: FormRequest | null = null;
const listeners = new Set<() => void>();

function set(next: FormRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}

export const openContactForm = (next: FormRequest) => set(next);
export const closeContactForm = () => set(null);

export function useFormRequest(): FormRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => request,
  );
}

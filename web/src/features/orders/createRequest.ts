import { useSyncExternalStore } from 'react';

/** Asks for the form of a new order from anywhere; the customer is filled in when it is known already. */
export interface CreateRequest {
  customer?: { id: string; name: string };
}

let request: CreateRequest | null = null;
const listeners = new Set<() => void>();

function set(next: CreateRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}

export const openCreateOrder = (known: CreateRequest = {}) => set(known);
export const closeCreateOrder = () => set(null);

export function useCreateRequest(): CreateRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => request,
  );
}

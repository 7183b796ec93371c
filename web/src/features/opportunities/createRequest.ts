import { useSyncExternalStore } from 'react';

/** Asks for the create drawer from anywhere; what is known already is filled in. */
export interface CreateRequest {
  customer?: { id: string; name: string };
  pipeline?: string;
  stage?: string;
}

let request: CreateRequest | null = null;
const listeners = new Set<() => void>();

function set(next: CreateRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}

export const openCreateOpportunity = (known: CreateRequest = {}) => set(known);
export const closeCreateOpportunity = () => set(null);

export function useCreateRequest(): CreateRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => request,
  );
}

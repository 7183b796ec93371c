import { useSyncExternalStore } from 'react';

let asked = false;
const listeners = new Set<() => void>();

/** Asks for the form of a new lead from anywhere, or closes it. */
export function openLeadForm(open: boolean): void {
  asked = open;
  for (const listener of listeners) listener();
}

export const useLeadFormAsked = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

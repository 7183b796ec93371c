import { useSyncExternalStore } from 'react';

let asked = false;
const listeners = new Set<() => void>();

/** Asks for the dialog that logs an activity with a customer yet to be chosen, or closes it. */
export function openLogDialog(open: boolean): void {
  asked = open;
  for (const listener of listeners) listener();
}

export const useLogDialogAsked = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

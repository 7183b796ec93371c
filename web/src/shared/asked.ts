import { useSyncExternalStore } from 'react';

/** Something one part of the page asks of another, such as to open a form; null when nothing is asked. */
export function asking<T>() {
  let asked: T | null = null;
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    ask: (next: T | null): void => {
      asked = next;
      for (const listener of listeners) listener();
    },
    useAsked: (): T | null => useSyncExternalStore(listen, () => asked),
  };
}

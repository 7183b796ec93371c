import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  tone: 'plain' | 'error';
  text: string;
  /** Present while the action can be taken back. */
  undo?: () => unknown;
  lasts: number;
}

/** How long something can be taken back, in milliseconds. */
export const undoTime = 10_000;

let list: Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: Toast[]): void {
  list = next;
  for (const listener of listeners) listener();
}

function add(toast: Omit<Toast, 'id'>): number {
  const id = nextId++;
  // whoever handles a refusal and the cache behind him tell it both: it is said once
  const others = list.filter((one) => toast.tone !== 'error' || one.tone !== 'error' || one.text !== toast.text);
  // three at most: what is older has been read or will not be
  change([...others.slice(-2), { ...toast, id }]);
  return id;
}

/** Short messages at the lower edge. Anything that can be taken back says so for ten seconds instead of asking first. */
export const toasts = {
  get: () => list,
  success: (text: string) => add({ tone: 'plain', text, lasts: 3500 }),
  error: (text: string) => add({ tone: 'error', text, lasts: 8000 }),
  /** `toasts.undo('已删除', () => restore(id))` */
  undo: (text: string, undo: () => unknown) => add({ tone: 'plain', text, undo, lasts: undoTime }),
  /** Takes back what a toast told of; it goes away at once, so that nobody does it twice. */
  async undoNow(toast: Toast): Promise<void> {
    toasts.close(toast.id);
    await toast.undo?.();
  },
  close: (id: number) => change(list.filter((toast) => toast.id !== id)),
};

export function useToastList(): Toast[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, toasts.get);
}

/** The toasts for a component; the same object everywhere. */
export const useToasts = () => toasts;

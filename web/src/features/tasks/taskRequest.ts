import { useSyncExternalStore } from 'react';
import type { Due } from './due';
import type { Task } from './tasks.api';

/** Asks for the task form from anywhere: what is known already is filled in. */
export interface TaskRequest {
  task?: Task;
  title?: string;
  type?: string;
  due?: Due;
  customer?: { id: string; name: string };
  contact?: { id: string; name: string };
  opportunity?: { id: string; name: string };
  lead?: { id: string; name: string };
  assignee?: { id: string; name: string };
}

let request: TaskRequest | null = null;
const listeners = new Set<() => void>();

function set(next: TaskRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}

export const openTaskForm = (next: TaskRequest = {}) => set(next);
export const closeTaskForm = () => set(null);

export function useTaskRequest(): TaskRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => request,
  );
}

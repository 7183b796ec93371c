import { useSyncExternalStore } from 'react';
import type { RecordKind } from './records/recordKinds';

/** A record somebody opened a moment ago. */
export interface Recent {
  kind: RecordKind;
  id: string;
  title: string;
  subtitle?: string | null;
}

const storageKey = 'guanxi.recents';
const most = 8;

let list = read();
const listeners = new Set<() => void>();

function read(): Recent[] {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as unknown;
    return Array.isArray(found) ? (found as Recent[]) : [];
  } catch {
    return [];
  }
}

function write(next: Recent[]): void {
  list = next;
  try {
    if (next.length > 0) localStorage.setItem(storageKey, JSON.stringify(next));
    else localStorage.removeItem(storageKey);
  } catch {
    // private mode: remembered as long as the page
  }
  for (const listener of listeners) listener();
}

export const recents = {
  /** Record pages and panels call it, so that the palette offers what was seen last. */
  remember: (recent: Recent) => write([recent, ...list.filter((one) => one.id !== recent.id)].slice(0, most)),
  forget: (id: string) => write(list.filter((one) => one.id !== id)),
  /** At sign-out: names of customers do not stay behind in the browser. */
  clear: () => write([]),
};

export function useRecents(): Recent[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => list,
  );
}

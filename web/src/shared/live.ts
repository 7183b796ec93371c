import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** Somebody changed something; `kind` is the module's name and so the first part of the query keys it touches. */
export interface Change {
  kind: string;
  id: string | null;
  action: 'created' | 'updated' | 'deleted' | 'restored' | 'many';
  by: string | null;
  at: string;
}

type Listener = (data: unknown) => void;
const listeners = new Map<string, Set<Listener>>();
const latest = new Map<string, Change>();
const latestListeners = new Set<() => void>();

/** Changes within this time are asked for together, in milliseconds. */
const gatherTime = 250;
const pollTime = 20_000;
const firstRetry = 2000;
const lastRetry = 30_000;

/** What a change of one kind makes stale besides itself. */
const touches: Record<string, string[]> = {
  customers: ['timelines'],
  contacts: ['customers', 'timelines'],
  activities: ['customers', 'contacts', 'opportunities', 'leads', 'timelines'],
  opportunities: ['timelines', 'today', 'reports'],
  orders: ['timelines', 'reports'],
  leads: ['timelines'],
  tasks: ['timelines', 'today', 'calendar', 'opportunities'],
  products: [],
  documents: ['timelines'],
  lead_sources: ['leads'],
  web_forms: ['leads'],
  // an approval is told to those it concerns by their inbox
  notifications: ['approvals'],
  pipelines: ['opportunities'],
  imports: [],
  departments: ['users'],
  organization: ['me'],
};

/** The first parts of the query keys that a change of one kind makes stale. */
export const staleBy = (kind: string): string[] => [kind, ...(touches[kind] ?? [])];

function tell(event: string, data: unknown): void {
  for (const listener of listeners.get(event) ?? []) listener(data);
}

/** Keeps one stream open and makes stale what others change; asks by itself every 20 s while the stream is down. */
export function startLive(cache: QueryClient, url = '/api/events'): () => void {
  let source: EventSource | null = null;
  let retry = firstRetry;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let pollTimer: ReturnType<typeof setInterval> | undefined;
  let gatherTimer: ReturnType<typeof setTimeout> | undefined;
  let stale = new Set<string>();

  const refreshAll = () => void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
  const gather = (kind: string) => {
    for (const name of staleBy(kind)) stale.add(name);
    gatherTimer ??= setTimeout(() => {
      gatherTimer = undefined;
      const names = stale;
      stale = new Set();
      for (const name of names) {
        void cache.invalidateQueries({ queryKey: [name] });
        // a list on screen mends itself row by row; one left behind is asked for again when it is come back to
        void cache.invalidateQueries({ queryKey: ['lists', name], type: 'inactive' });
      }
    }, gatherTime);
  };
  const onDown = () => {
    pollTimer ??= setInterval(() => navigator.onLine && !document.hidden && refreshAll(), pollTime);
    // EventSource tries again by itself unless the server answered with an error
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(retryTimer);
    retryTimer = setTimeout(connect, retry);
    retry = Math.min(retry * 2, lastRetry);
  };
  const onUp = () => {
    retry = firstRetry;
    if (pollTimer === undefined) return;
    clearInterval(pollTimer);
    pollTimer = undefined;
    refreshAll();
  };

  function connect(): void {
    source?.close();
    source = new EventSource(url);
    source.onopen = onUp;
    source.onerror = onDown;
    source.addEventListener('change', (message) => {
      const change = JSON.parse(message.data) as Change;
      if (change.id) {
        latest.set(change.id, change);
        for (const listener of latestListeners) listener();
      }
      tell('change', change);
      gather(change.kind);
    });
    source.addEventListener('import', (message) => tell('import', JSON.parse(message.data)));
  }

  connect();
  return () => {
    source?.close();
    clearTimeout(retryTimer);
    clearTimeout(gatherTimer);
    clearInterval(pollTimer);
  };
}

/** Keeps the screen live while the shell is shown. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => startLive(cache), [cache]);
}

/** Hears every event of one name: `change`, or `import` with the import as it stands. */
export function onLive<T>(event: 'change' | 'import', listener: (data: T) => void): () => void {
  const set = listeners.get(event) ?? new Set();
  listeners.set(event, set);
  set.add(listener as Listener);
  return () => set.delete(listener as Listener);
}

/** The last change of a record since the page was opened: who, and when. */
export function useLastChange(id: string): Change | undefined {
  return useSyncExternalStore(
    (listener) => {
      latestListeners.add(listener);
      return () => latestListeners.delete(listener);
    },
    () => latest.get(id),
  );
}

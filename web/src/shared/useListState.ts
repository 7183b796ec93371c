import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export type ListValues = Record<string, string | undefined>;

export interface ListState {
  /** Everything in the address but the open panel. */
  values: ListValues;
  /** The same without empty ones, ready for the API. */
  query: Record<string, string>;
  /** Changes some values; `undefined` or `''` takes one out. Typing replaces the entry in the history, choosing adds one. */
  set: (change: ListValues, options?: { replace?: boolean }) => void;
  /** Takes out everything but the sort order. */
  reset: () => void;
  /** How many narrow the list: all but `sort` and `view`. */
  active: number;
  /** The record open beside the list. */
  panel: string | null;
  openPanel: (id: string, options?: { replace?: boolean }) => void;
  closePanel: () => void;
}

const notFilters = new Set(['sort', 'view']);

/** The state of a list lives in the address, so that a link can be sent and Back works. */
export function useListState(options: { defaults?: ListValues } = {}): ListState {
  const [params, setParams] = useSearchParams();
  const defaults = JSON.stringify(options.defaults ?? {});

  const values = useMemo(() => {
    const found: ListValues = { ...(JSON.parse(defaults) as ListValues) };
    for (const [key, value] of params) if (key !== 'panel') found[key] = value;
    return found;
  }, [params, defaults]);

  const query = useMemo(
    () => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))),
    [values],
  );

  const set = useCallback(
    (change: ListValues, how?: { replace?: boolean }) =>
      setParams((old) => write(old, change), { replace: how?.replace ?? false, preventScrollReset: true }),
    [setParams],
  );
  const reset = useCallback(
    () =>
      setParams((old) => {
        const kept = new URLSearchParams();
        for (const key of ['sort', 'view', 'panel']) {
          const value = old.get(key);
          if (value) kept.set(key, value);
        }
        return kept;
      }),
    [setParams],
  );
  const openPanel = useCallback((id: string, how?: { replace?: boolean }) => set({ panel: id }, how), [set]);
  const closePanel = useCallback(() => set({ panel: undefined }), [set]);

  return {
    values,
    query,
    set,
    reset,
    active: Object.keys(query).filter((key) => !notFilters.has(key)).length,
    panel: params.get('panel'),
    openPanel,
    closePanel,
  };
}

function write(old: URLSearchParams, change: ListValues): URLSearchParams {
  const next = new URLSearchParams(old);
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined || value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}

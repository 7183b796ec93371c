import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';

export type ListValues = Record<string, string | undefined>;

export interface ListState {
  /** Everything in the address. */
  values: ListValues;
  /** Changes some values; `undefined` or `''` takes one out. Typing replaces the entry in the history, choosing adds one. */
  set: (change: ListValues, options?: { replace?: boolean }) => void;
  /** Takes out everything but the sort order. */
  reset: () => void;
  /** How many narrow the list: all but `sort`. */
  active: number;
}

/** The state of a list lives in the address, so that a link can be sent and Back works. */
export function useListState(): ListState {
  const [params, setParams] = useSearchParams();
  // tells that a record is open beside the list; other conditions do not close it
  const { state } = useLocation();

  const values = useMemo(() => Object.fromEntries(params) as ListValues, [params]);
  const set = useCallback(
    (change: ListValues, how?: { replace?: boolean }) =>
      setParams((old) => write(old, change), { replace: how?.replace ?? false, preventScrollReset: true, state }),
    [setParams, state],
  );
  const reset = useCallback(
    () =>
      setParams(
        (old) => {
          const sort = old.get('sort');
          return new URLSearchParams(sort ? { sort } : {});
        },
        { state, preventScrollReset: true },
      ),
    [setParams, state],
  );

  return {
    values,
    set,
    reset,
    active: Object.entries(values).filter(([key, value]) => key !== 'sort' && value).length,
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

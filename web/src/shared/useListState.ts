import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

export type ListValues = Record<string, string | undefined>;

export interface ListState {
  /** Everything in the address. */
  values: ListValues;
  /** Changes some values; `undefined` or `''` takes one out. Typing replaces the entry in the history, choosing adds one. */
  set: (change: ListValues, options?: { replace?: boolean }) => void;
  /** Puts others in place of all of them. */
  replace: (values: ListValues, options?: { replace?: boolean }) => void;
  /** Takes out everything that narrows the list. */
  reset: () => void;
  /** How many narrow the list. */
  active: number;
}

/** How the list is shown, which narrows nothing: order, view, groups, figures, layout, the days of a calendar. */
export const shapeKeys = ['sort', 'v', 'group', 'sums', 'layout', 'by', 'month'];
const none: readonly string[] = [];

/** The state of a list lives in the address, so that a link can be sent and Back works. */
export function useListState(/** Further keys that narrow nothing. */ kept = none): ListState {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isKept = useCallback((key: string) => shapeKeys.includes(key) || kept.includes(key), [kept]);

  const values = useMemo(() => Object.fromEntries(params) as ListValues, [params]);
  const go = useCallback(
    (next: (old: URLSearchParams) => URLSearchParams, replace: boolean) => {
      // the address as it is, not as it was last drawn: a search waits until typing ends, and a click may come first
      const { pathname, search } = window.location;
      // what the router keeps there tells that a record is open beside the list; other conditions do not close it
      const state = (window.history.state as { usr?: unknown } | null)?.usr;
      void navigate(
        { pathname, search: next(new URLSearchParams(search)).toString() },
        { replace, state, preventScrollReset: true },
      );
    },
    [navigate],
  );
  const set = useCallback(
    (change: ListValues, how?: { replace?: boolean }) => go((old) => write(old, change), how?.replace ?? false),
    [go],
  );
  const replace = useCallback(
    (next: ListValues, how?: { replace?: boolean }) =>
      go(() => write(new URLSearchParams(), next), how?.replace ?? false),
    [go],
  );
  const reset = useCallback(
    () =>
      go((old) => {
        const stay = [...old].filter(([key]) => isKept(key));
        return new URLSearchParams(stay);
      }, false),
    [go, isKept],
  );

  return {
    values,
    set,
    replace,
    reset,
    active: Object.entries(values).filter(([key, value]) => !isKept(key) && value).length,
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

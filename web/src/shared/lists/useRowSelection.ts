import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface RowSelection {
  ids: ReadonlySet<string>;
  /** Everything the list's conditions match, loaded or not. */
  everything: boolean;
  /** A tap on a card chooses it instead of opening it: the phone has no boxes beside its rows. */
  choosing: boolean;
  startChoosing: () => void;
  toggle: (index: number, range: boolean) => void;
  toggleAll: () => void;
  chooseEverything: () => void;
  clear: () => void;
}

/** Which rows are chosen; other conditions begin with none. */
export function useRowSelection(rowIds: string[], conditions: string): RowSelection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const anchor = useRef(0);
  const latest = useRef(rowIds);
  useEffect(() => {
    latest.current = rowIds;
  });
  const clear = useCallback(() => {
    setIds((before) => (before.size === 0 ? before : new Set()));
    setEverything(false);
    setChoosing(false);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of conditions that clears
  useEffect(clear, [conditions]);

  const toggle = useCallback((index: number, range: boolean) => {
    setEverything(false);
    setIds((before) => {
      const next = new Set(before);
      const id = latest.current[index];
      if (id === undefined) return before;
      const on = !before.has(id);
      const [from, to] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
      for (const one of latest.current.slice(from, to + 1)) on ? next.add(one) : next.delete(one);
      return next;
    });
    if (!range) anchor.current = index;
  }, []);

  const toggleAll = useCallback(() => {
    setEverything(false);
    setIds((before) => {
      const all = latest.current;
      return all.length > 0 && all.every((id) => before.has(id)) ? new Set() : new Set(all);
    });
  }, []);
  const startChoosing = useCallback(() => setChoosing(true), []);
  const chooseEverything = useCallback(() => {
    setIds(new Set(latest.current));
    setEverything(true);
  }, []);

  return useMemo(
    () => ({ ids, everything, choosing, startChoosing, toggle, toggleAll, chooseEverything, clear }),
    [ids, everything, choosing, startChoosing, toggle, toggleAll, chooseEverything, clear],
  );
}

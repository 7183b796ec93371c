import { useCallback, useMemo, useState } from 'react';
import { useMe } from '../session';
import type { Column } from './DataTable';

interface Kept {
  keys: string[];
  widths: Record<string, number>;
}

export interface ColumnChoice<Row> {
  /** In the order chosen, with the widths chosen; the first one always leads. */
  shown: Column<Row>[];
  keys: string[];
  setKeys: (keys: string[]) => void;
  setWidth: (key: string, width: number) => void;
  reset: () => void;
}

/** Which columns, in which order and how wide: kept per user in this browser. */
export function useColumns<Row>(list: string, all: Column<Row>[], first: string[]): ColumnChoice<Row> {
  const storageKey = `guanxi.columns.${list}.${useMe().user_id}`;
  const [kept, setKept] = useState<Kept>(() => read(storageKey, first));

  const keep = useCallback(
    (change: (before: Kept) => Kept) =>
      setKept((before) => {
        const next = change(before);
        try {
          localStorage.setItem(storageKey, JSON.stringify(next));
        } catch {
          // private mode: the choice lasts as long as the page
        }
        return next;
      }),
    [storageKey],
  );

  const shown = useMemo(
    () =>
      kept.keys.flatMap((key) => {
        const column = all.find((one) => one.key === key);
        return column ? [{ ...column, width: kept.widths[key] ?? column.width }] : [];
      }),
    [all, kept],
  );

  return {
    shown,
    keys: kept.keys,
    setKeys: useCallback((keys) => keep((before) => ({ ...before, keys })), [keep]),
    setWidth: useCallback(
      (key, width) => keep((before) => ({ ...before, widths: { ...before.widths, [key]: width } })),
      [keep],
    ),
    reset: useCallback(() => keep(() => ({ keys: first, widths: {} })), [keep, first]),
  };
}

function read(storageKey: string, first: string[]): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Partial<Kept> | null;
    if (Array.isArray(kept?.keys) && kept.keys.length > 0) return { keys: kept.keys, widths: kept.widths ?? {} };
  } catch {
    // what cannot be read is forgotten
  }
  return { keys: first, widths: {} };
}

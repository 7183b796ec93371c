import { useCallback, useMemo, useState } from 'react';
import { useMe } from '../session';
import type { Column } from './DataTable';

interface Kept {
  keys: string[];
  widths: Record<string, number>;
}

/** Columns that come with something, such as a view; what is changed about them lasts until another comes. */
export interface ColumnPreset extends Kept {
  id: string;
}

export interface ColumnChoice<Row> {
  /** In the order chosen, with the widths chosen; the first one always leads. */
  shown: Column<Row>[];
  keys: string[];
  setKeys: (keys: string[]) => void;
  setWidth: (key: string, width: number) => void;
  reset: () => void;
  widths: Record<string, number>;
  /** They differ from those they came with. */
  changed: boolean;
}

/** Which columns, in which order and how wide: kept per user in this browser. */
export function useColumns<Row>(
  list: string,
  all: Column<Row>[],
  first: string[],
  preset?: ColumnPreset,
): ColumnChoice<Row> {
  const storageKey = `guanxi.columns.${list}.${useMe().user_id}`;
  const [own, setOwn] = useState<Kept>(() => read(storageKey, first));
  const [altered, setAltered] = useState<ColumnPreset>();
  const kept = preset ? (altered?.id === preset.id ? altered : preset) : own;

  const keep = useCallback(
    (change: (before: Kept) => Kept) => {
      if (preset) {
        setAltered((before) => ({ ...change(before?.id === preset.id ? before : preset), id: preset.id }));
        return;
      }
      setOwn((before) => {
        const next = change(before);
        try {
          localStorage.setItem(storageKey, JSON.stringify(next));
        } catch {
          // private mode: the choice lasts as long as the page
        }
        return next;
      });
    },
    [storageKey, preset],
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
    reset: useCallback(
      () => keep(() => (preset ? { keys: preset.keys, widths: preset.widths } : { keys: first, widths: {} })),
      [keep, first, preset],
    ),
    widths: kept.widths,
    changed:
      preset !== undefined && JSON.stringify([kept.keys, kept.widths]) !== JSON.stringify([preset.keys, preset.widths]),
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

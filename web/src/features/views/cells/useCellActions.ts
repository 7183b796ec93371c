import { useMemo, useRef } from 'react';
import { say } from '@/shared/i18n';
import { isEmpty, same } from '@/shared/records/recordFields';
import { recordTexts } from '@/shared/records/records.texts';
import { toasts } from '@/shared/toasts';
import type { Rect } from './blocks';
import { type Edits, type Grid, placeOf } from './cellEdits';
import { type CellField, isDay, isTyped } from './cellFields';
import { type Cell, type CellStore, tabbed } from './cellStore';
import { cellTexts } from './cells.texts';
import type { Row } from './cellWrites';

/** The list around the cells, as it is now. */
export interface Around extends Grid {
  /** The row of the list's own cursor. */
  cursor: number;
  setCursor: (row: number) => void;
  openRow: (row: Row) => void;
  toggle: (index: number, range: boolean) => void;
  focusGrid: () => void;
}

export type After = 'down' | 'next' | 'back' | 'stay';
export type CellActions = ReturnType<typeof createActions>;

/** What keys and mouse do to the cells; the same object as long as the list is there. */
export function useCellActions(store: CellStore, edits: Edits, around: Around): CellActions {
  const latest = useRef(around);
  latest.current = around;
  return useMemo(() => createActions(store, edits, () => latest.current), [store, edits]);
}

function createActions(store: CellStore, edits: Edits, grid: () => Around) {
  const rowAt = () => grid().rows[store.get().at?.row ?? -1];
  const fieldAt = (): CellField | undefined => grid().fields[store.get().at?.column ?? -1];
  const isOpen = () => fieldAt()?.fixed === null;

  const refusalHere = () => {
    const { refusal } = store.get();
    const row = rowAt();
    return refusal && row && grid().idOf(row) === refusal.id && fieldAt()?.column === refusal.column ? refusal : null;
  };

  let idAt = '';
  const go = (cell: Cell, extend = false) => {
    const row = grid().rows[cell.row];
    idAt = row ? grid().idOf(row) : '';
    store.go(cell, extend);
    if (grid().cursor !== cell.row) grid().setCursor(cell.row);
  };

  const leave = () => {
    store.leave();
    grid().focusGrid();
  };

  /** Where the cursor goes when a cell is done. */
  const goOn = (from: Cell, after: After) => {
    const { rows, fields } = grid();
    const down = { row: Math.min(rows.length - 1, from.row + 1), column: from.column };
    const beside = tabbed(from, after === 'back', rows.length, fields.length) ?? from;
    go(after === 'down' ? down : after === 'stay' ? from : beside);
  };

  const commit = (draft: unknown, after: After) => {
    const { at, editing } = store.get();
    const target = editedRow();
    const cell = fieldAt();
    if (!at || !editing || !cell || !target) return;
    const clean = typeof draft === 'string' ? draft.trim() || null : draft;
    if (cell.field?.required && isEmpty(clean)) {
      const reason = say(recordTexts, 'required', { label: cell.title });
      store.set({ refusal: { id: grid().idOf(target), column: cell.column, draft, reason } });
      return;
    }
    if (refusalHere()) store.set({ refusal: null });
    goOn(at, after);
    if (!same(clean, cell.read(target))) void save(target, cell, clean);
  };

  /** What is refused comes back into its cell, unless somebody has gone on working: who types is not pulled back. */
  const save = async (row: Row, cell: CellField, draft: unknown) => {
    const before = store.get();
    const refusal = await edits.saveCell(row, cell, draft);
    if (!refusal) return;
    const place = store.get() === before ? placeOf(grid(), refusal) : null;
    if (place) go(place);
    else toasts.error(`${grid().nameOf(row)} · ${cell.title}: ${refusal.reason}`);
    store.set({ refusal, ...(place && { editing: true, draft }) });
  };

  // a row that moved while somebody typed is still the one that is written
  let editedId = '';
  const editedRow = () => grid().rows.find((row) => grid().idOf(row) === editedId);

  const edit = (how: { typed?: string } = {}) => {
    const cell = fieldAt();
    const row = rowAt();
    if (!cell || !row) return 'taken' as const;
    if (cell.fixed) {
      store.set({ hint: say(cellTexts, `fixed.${cell.fixed}`) });
      return 'taken' as const;
    }
    editedId = grid().idOf(row);
    const replaces = how.typed !== undefined && isTyped(cell) && !isDay(cell);
    const draft = replaces ? how.typed || null : (refusalHere()?.draft ?? cell.read(row));
    store.set({ editing: true, draft, anchor: store.get().at, hint: null });
    return 'taken' as const;
  };

  return {
    store,
    edits,
    grid,
    fieldAt,
    rowAt,
    isOpen,
    refusalHere,
    go,
    leave,
    commit,
    edit,
    /** The cursor on the first cell of a rectangle, all of it chosen. */
    choose: (rect: Rect) => {
      go({ row: rect.top, column: rect.left });
      store.set({ anchor: { row: rect.bottom, column: rect.right } });
    },
    /** Rows come, go and change places while others work: the cursor stays with its record. */
    follow: () => {
      const { at, anchor } = store.get();
      const { rows, idOf, setCursor } = grid();
      const there = at && rows[at.row];
      if (!at || (there && idOf(there) === idAt)) return;
      const row = rows.findIndex((one) => idOf(one) === idAt);
      if (row < 0) return store.leave();
      const corner = anchor && { ...anchor, row: Math.max(0, Math.min(rows.length - 1, anchor.row + row - at.row)) };
      store.set({ at: { ...at, row }, anchor: corner });
      setCursor(row);
    },
    enter: () => go({ row: Math.max(0, grid().cursor), column: 0 }),
    cancel: () => {
      const { at } = store.get();
      if (refusalHere()) store.set({ refusal: null });
      if (at) store.go(at);
    },
    open: () => {
      const row = rowAt();
      if (row) grid().openRow(row);
      return 'taken' as const;
    },
    select: () => {
      grid().toggle(store.get().at?.row ?? 0, false);
      return 'taken' as const;
    },
    /** The row and column of a refused cell again, when it is still in the list. */
    returnTo: (cell: { id: string; column: string }) => {
      const place = placeOf(grid(), cell);
      if (place) {
        go(place);
        edit();
      }
    },
  };
}

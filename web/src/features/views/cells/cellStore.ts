import type { CellMarks } from '@/shared/lists/cellMarks';
import { between, type Rect } from './blocks';

/** A cell by the places of its row and column. */
export interface Cell {
  row: number;
  column: number;
}

/** What was typed into a cell and why it was not taken. */
export interface Refusal {
  id: string;
  column: string;
  draft: unknown;
  reason: string;
}

export interface CellState {
  /** The cell the keys go to; null while they go to whole rows. */
  at: Cell | null;
  /** The other corner of what is chosen. */
  anchor: Cell | null;
  /** The keys go into the field of the cell. */
  editing: boolean;
  draft: unknown;
  refusal: Refusal | null;
  /** A sentence beside the cell until the next key. */
  hint: string | null;
}

const outside: CellState = { at: null, anchor: null, editing: false, draft: null, refusal: null, hint: null };

/** Where the cell cursor is and what is done there. */
export class CellStore implements CellMarks {
  private state = outside;
  private readonly listeners = new Set<() => void>();

  readonly get = (): CellState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly set = (change: Partial<CellState>): void => {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  };

  /** To another cell; `extend` keeps the other corner, so that all between is chosen. */
  readonly go = (cell: Cell, extend = false): void => {
    const anchor = extend ? (this.state.anchor ?? this.state.at ?? cell) : cell;
    this.set({ at: cell, anchor, editing: false, draft: null, hint: null });
  };

  readonly leave = (): void => {
    if (this.state.at) this.set({ ...outside, refusal: this.state.refusal });
  };

  readonly column = (): number => this.state.at?.column ?? -1;

  readonly of = (row: number): string => {
    const { at } = this.state;
    const chosen = this.chosen();
    if (!at || !chosen || row < chosen.top || row > chosen.bottom) return '';
    return `${row === at.row ? at.column : -1},${chosen.left},${chosen.right}`;
  };

  readonly chosen = (): Rect | null => {
    const { at, anchor } = this.state;
    return at && between(at, anchor ?? at);
  };
}

export const isOne = (rect: Rect): boolean => rect.top === rect.bottom && rect.left === rect.right;

const page = 15;

/** Where a key leads from a cell; undefined for a key that does not move. */
export function moved(
  from: Cell,
  press: { key: string; mod: boolean },
  rows: number,
  columns: number,
): Cell | undefined {
  const to = (row: number, column: number): Cell => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  const { row, column } = from;
  const { key, mod } = press;
  if (key === 'ArrowLeft') return to(row, mod ? 0 : column - 1);
  if (key === 'ArrowRight') return to(row, mod ? columns - 1 : column + 1);
  if (key === 'ArrowUp') return to(mod ? 0 : row - 1, column);
  if (key === 'ArrowDown') return to(mod ? rows - 1 : row + 1, column);
  if (key === 'PageUp') return to(row - page, column);
  if (key === 'PageDown') return to(row + page, column);
  if (key === 'Home') return to(mod ? 0 : row, 0);
  if (key === 'End') return to(mod ? rows - 1 : row, columns - 1);
  return undefined;
}

/** The next cell in the order of reading; undefined behind the last and before the first. */
export function tabbed(from: Cell, back: boolean, rows: number, columns: number): Cell | undefined {
  const at = from.row * columns + from.column + (back ? -1 : 1);
  return at < 0 || at >= rows * columns ? undefined : { row: Math.floor(at / columns), column: at % columns };
}

import type { Schemas } from '@/api/client';

export type BoardRow = Schemas['OpportunityRow'];

/** What of a column is loaded: the rows from its top down to some place, in the order of the column. */
export interface Column {
  stage_id: string;
  count: number;
  count_is_exact: boolean;
  /** Null for who may not see amounts. */
  sum: number | null;
  weighted: number | null;
  /** How many are not in the sums. */
  other_currencies: number;
  items: BoardRow[];
  next_cursor: string | null;
}

export interface BoardData {
  pipeline_id: string;
  /** Of the sums. */
  currency: string;
  columns: Column[];
}

/** A move that the server has not confirmed yet: shown where it is going. */
export interface PendingMove {
  id: string;
  stage_id: string;
  /** The card it stands behind; null at the top of the column. */
  after: string | null;
}

/** By fractional key, then id, character by character as the server's collation does. */
export function inOrder(a: BoardRow, b: BoardRow): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.opportunity_id < b.opportunity_id ? -1 : 1;
}

/**
 * The first page of every column as it is now, before the further pages loaded earlier: the fresh page speaks for
 * everything down to its last row, what lies below it stays. A row is in one place only.
 */
export function mergeBoard(before: BoardData | undefined, fresh: BoardData): BoardData {
  if (!before || before.pipeline_id !== fresh.pipeline_id) return fresh;
  const first = new Set(fresh.columns.flatMap((column) => column.items.map((row) => row.opportunity_id)));
  return {
    ...fresh,
    columns: fresh.columns.map((column) => {
      const known = before.columns.find((one) => one.stage_id === column.stage_id);
      const last = column.items.at(-1);
      if (!known || !last || column.next_cursor === null) return column;
      const below = known.items.filter((row) => !first.has(row.opportunity_id) && inOrder(row, last) > 0);
      if (below.length === 0) return column;
      // the cursor of what was loaded last still begins below the last row that is kept
      return { ...column, items: [...column.items, ...below], next_cursor: known.next_cursor };
    }),
  };
}

/** One column's next page, behind what is loaded of it. */
export function appendPage(data: BoardData, page: Column): BoardData {
  return {
    ...data,
    columns: data.columns.map((column) => {
      if (column.stage_id !== page.stage_id) return column;
      const known = new Set(column.items.map((row) => row.opportunity_id));
      const more = page.items.filter((row) => !known.has(row.opportunity_id));
      return { ...column, items: [...column.items, ...more], next_cursor: page.next_cursor };
    }),
  };
}

export const findRow = (data: BoardData | undefined, id: string): BoardRow | undefined =>
  data?.columns.flatMap((column) => column.items).find((row) => row.opportunity_id === id);

/** The figures of a column with a deal more, or less. */
function counted(column: Column, row: BoardRow, currency: string, sign: 1 | -1) {
  const isSummed = row.currency === currency;
  const amount = isSummed ? sign * (row.amount ?? 0) : 0;
  const plus = (sum: number | null, more: number) => (sum === null ? null : sum + more);
  return {
    ...column,
    count: Math.max(0, column.count + sign),
    sum: plus(column.sum, amount),
    weighted: plus(column.weighted, (amount * row.probability) / 100),
    other_currencies: Math.max(0, column.other_currencies + (isSummed ? 0 : sign)),
  };
}

function without(column: Column, id: string, currency: string): Column {
  const row = column.items.find((one) => one.opportunity_id === id);
  if (!row) return column;
  return { ...counted(column, row, currency, -1), items: column.items.filter((one) => one.opportunity_id !== id) };
}

/** Takes a deal off the board: deleted, closed, or no longer matching. */
export function dropRow(data: BoardData, id: string): BoardData {
  return { ...data, columns: data.columns.map((column) => without(column, id, data.currency)) };
}

/** Puts a deal where its stage and position say; below what is loaded it only counts. */
export function placeRow(data: BoardData, row: BoardRow): BoardData {
  const rest = dropRow(data, row.opportunity_id);
  return {
    ...rest,
    columns: rest.columns.map((column) => {
      if (column.stage_id !== row.stage_id) return column;
      const last = column.items.at(-1);
      const loaded = column.next_cursor === null || (last !== undefined && inOrder(row, last) < 0);
      const at = column.items.findIndex((one) => inOrder(row, one) < 0);
      const items = loaded ? column.items.toSpliced(at < 0 ? column.items.length : at, 0, row) : column.items;
      return { ...counted(column, row, data.currency, 1), items };
    }),
  };
}

/** The board with the moves under way in it, so that nobody waits for the server. */
export function withPending(data: BoardData, moves: readonly PendingMove[]): BoardData {
  let shown = data;
  for (const move of moves) {
    const row = findRow(shown, move.id);
    if (!row) continue;
    const rest = dropRow(shown, move.id);
    shown = {
      ...rest,
      columns: rest.columns.map((column) => {
        if (column.stage_id !== move.stage_id) return column;
        const behind = move.after === null ? 0 : column.items.findIndex((one) => one.opportunity_id === move.after) + 1;
        return {
          ...counted(column, row, data.currency, 1),
          items: column.items.toSpliced(behind, 0, { ...row, stage_id: column.stage_id }),
        };
      }),
    };
  }
  return shown;
}

/** The cards between which a place lies, once the moved card itself is taken out. */
export function neighboursAt(items: readonly BoardRow[], id: string, index: number) {
  const rest = items.filter((row) => row.opportunity_id !== id);
  const at = Math.min(Math.max(index, 0), rest.length);
  return { after: rest[at - 1]?.opportunity_id ?? null, before: rest[at]?.opportunity_id ?? null };
}

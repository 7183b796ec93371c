import type { BoardData, BoardRow, Column } from './boardData';

/** A place on the board: a card's position in a column, or one of the two zones beside the columns. */
export interface Spot {
  /** The id of a stage: of a column, or of the won or lost stage. */
  stage_id: string;
  index: number;
}

/** Where an arrow key leads; the columns first, behind them the zones, which have one place each. */
export function step(
  data: BoardData,
  zones: readonly string[],
  id: string,
  at: Spot,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): Spot {
  const stops = [...data.columns.map((column) => column.stage_id), ...zones];
  const here = stops.indexOf(at.stage_id);
  const room = (stage: string) =>
    data.columns.find((column) => column.stage_id === stage)?.items.filter((row) => row.opportunity_id !== id).length ??
    0;
  if (key === 'ArrowUp') return { ...at, index: Math.max(0, at.index - 1) };
  if (key === 'ArrowDown') return { ...at, index: Math.min(room(at.stage_id), at.index + 1) };
  const next = stops[here + (key === 'ArrowRight' ? 1 : -1)];
  return next === undefined ? at : { stage_id: next, index: Math.min(at.index, room(next)) };
}

/** The card an arrow key leads to while nothing is lifted. */
export function neighbourCard(data: BoardData, id: string, key: string): BoardRow | undefined {
  const columns = data.columns.filter((column) => column.items.length > 0);
  const c = columns.findIndex((column) => indexIn(column, id) >= 0);
  const column = columns[c];
  if (!column) return columns[0]?.items[0];
  const i = indexIn(column, id);
  if (key === 'ArrowUp') return column.items[i - 1];
  if (key === 'ArrowDown') return column.items[i + 1];
  if (key === 'Home') return column.items[0];
  if (key === 'End') return column.items.at(-1);
  const beside = columns[c + (key === 'ArrowRight' ? 1 : -1)];
  return beside?.items[Math.min(i, beside.items.length - 1)];
}

export const indexIn = (column: Column, id: string) => column.items.findIndex((row) => row.opportunity_id === id);

/** Where a deal is now. */
export function spotOf(data: BoardData, id: string): Spot | null {
  for (const column of data.columns) {
    const index = indexIn(column, id);
    if (index >= 0) return { stage_id: column.stage_id, index };
  }
  return null;
}

import { describe, expect, it } from 'vitest';
import {
  appendPage,
  type BoardData,
  type BoardRow,
  type Column,
  dropRow,
  mergeBoard,
  neighboursAt,
  placeRow,
  withPending,
} from './boardData';

const row = (id: string, stage_id: string, position: string, amount = 10): BoardRow =>
  ({ opportunity_id: id, stage_id, position, amount, currency: 'CNY', probability: 50 }) as BoardRow;

const column = (stage_id: string, items: BoardRow[], next_cursor: string | null = null): Column => ({
  stage_id,
  count: items.length,
  count_is_exact: true,
  sum: items.reduce((sum, one) => sum + (one.amount ?? 0), 0),
  weighted: 0,
  other_currencies: 0,
  items,
  next_cursor,
});

const board = (...columns: Column[]): BoardData => ({ pipeline_id: 'pipe_1', currency: 'CNY', columns });
const ids = (data: BoardData, stage: string) =>
  data.columns.find((one) => one.stage_id === stage)?.items.map((one) => one.opportunity_id);

describe('a board that is asked for again', () => {
  const before = board(
    column('a', [row('1', 'a', 'a0'), row('2', 'a', 'a1'), row('3', 'a', 'a2'), row('4', 'a', 'a3')], 'after 4'),
    column('b', []),
  );

  it('keeps the pages loaded below the fresh first page, and where the next one begins', () => {
    const fresh = board(column('a', [row('1', 'a', 'a0'), row('2', 'a', 'a1')], 'after 2'), column('b', []));
    const merged = mergeBoard(before, fresh);
    expect(ids(merged, 'a')).toEqual(['1', '2', '3', '4']);
    expect(merged.columns[0]?.next_cursor).toBe('after 4');
  });

  it('lets go of what left the range of the first page', () => {
    const fresh = board(column('a', [row('1', 'a', 'a0'), row('3', 'a', 'a2')], 'after 3'), column('b', []));
    expect(ids(mergeBoard(before, fresh), 'a')).toEqual(['1', '3', '4']);
  });

  it('shows a deal in one column only', () => {
    const fresh = board(
      column('a', [row('1', 'a', 'a0'), row('2', 'a', 'a1')], 'after 2'),
      column('b', [row('4', 'b', 'a0')]),
    );
    const merged = mergeBoard(before, fresh);
    expect(ids(merged, 'a')).toEqual(['1', '2', '3']);
    expect(ids(merged, 'b')).toEqual(['4']);
  });

  it('begins anew with another pipeline, and when a column has no more pages', () => {
    const other = { ...board(column('x', [])), pipeline_id: 'pipe_2' };
    expect(mergeBoard(before, other)).toBe(other);
    const short = board(column('a', [row('1', 'a', 'a0')]), column('b', []));
    expect(ids(mergeBoard(before, short), 'a')).toEqual(['1']);
  });
});

it('a further page comes once, even when a row moved between two pages', () => {
  const data = board(column('a', [row('1', 'a', 'a0'), row('2', 'a', 'a1')], 'x'));
  const more = appendPage(data, column('a', [row('2', 'a', 'a1'), row('3', 'a', 'a2')]));
  expect(ids(more, 'a')).toEqual(['1', '2', '3']);
  expect(more.columns[0]?.next_cursor).toBeNull();
});

describe('a deal that changed', () => {
  const data = board(
    column('a', [row('1', 'a', 'a0', 100), row('2', 'a', 'a5', 200)], 'after 2'),
    column('b', [row('3', 'b', 'a1', 50)]),
  );

  it('goes to its place in its column, and the sums follow', () => {
    const moved = placeRow(data, row('3', 'a', 'a3', 50));
    expect(ids(moved, 'a')).toEqual(['1', '3', '2']);
    expect(moved.columns.map((one) => [one.count, one.sum])).toEqual([
      [3, 350],
      [0, 0],
    ]);
  });

  it('only counts when its place is not loaded yet', () => {
    const moved = placeRow(data, row('3', 'a', 'b9', 50));
    expect(ids(moved, 'a')).toEqual(['1', '2']);
    expect(moved.columns[0]?.count).toBe(3);
  });

  it('orders by the key character by character, capitals first', () => {
    const moved = placeRow(data, row('3', 'a', 'Zz'));
    expect(ids(moved, 'a')).toEqual(['3', '1', '2']);
  });

  it('leaves the board when it is deleted', () => {
    expect(ids(dropRow(data, '1'), 'a')).toEqual(['2']);
  });
});

describe('moves under way', () => {
  const data = board(
    column('a', [row('1', 'a', 'a0'), row('2', 'a', 'a1'), row('3', 'a', 'a2')]),
    column('b', [row('4', 'b', 'a0')]),
  );

  it('are shown at their target, one after the other', () => {
    const shown = withPending(data, [
      { id: '1', stage_id: 'b', after: '4' },
      { id: '3', stage_id: 'a', after: null },
    ]);
    expect(ids(shown, 'a')).toEqual(['3', '2']);
    expect(ids(shown, 'b')).toEqual(['4', '1']);
    expect(shown.columns[1]?.sum).toBe(20);
  });

  it('take a deal off the board when its stage is none of the columns', () => {
    const shown = withPending(data, [{ id: '1', stage_id: 'won', after: null }]);
    expect(ids(shown, 'a')).toEqual(['2', '3']);
  });

  it('are told to the server by the two cards around, not counting the moved one', () => {
    const items = data.columns[0]?.items ?? [];
    expect(neighboursAt(items, '1', 1)).toEqual({ after: '2', before: '3' });
    expect(neighboursAt(items, '1', 0)).toEqual({ after: null, before: '2' });
    expect(neighboursAt(items, '1', 9)).toEqual({ after: '3', before: null });
  });
});

describe('deals in another currency', () => {
  it('are counted where they stand, and added to no sum', () => {
    const dollars = { ...row('9', 'a', 'a9', 700), currency: 'USD' };
    const placed = placeRow(board(column('a', [row('1', 'a', 'a0')]), column('b', [])), dollars);
    expect(placed.columns[0]).toMatchObject({ count: 2, sum: 10, other_currencies: 1 });
    const moved = withPending(placed, [{ id: '9', stage_id: 'b', after: null }]);
    expect(moved.columns[0]).toMatchObject({ count: 1, sum: 10, other_currencies: 0 });
    expect(moved.columns[1]).toMatchObject({ count: 1, sum: 0, other_currencies: 1 });
  });
});

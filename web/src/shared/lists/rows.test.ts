import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { dropRows, patchRows, type RowPages } from './rows';

interface Row {
  id: string;
  name: string;
}

function listWith(...names: string[]) {
  const cache = new QueryClient();
  const items = names.map((name) => ({ id: name, name }));
  const page = { items, next_cursor: null, total: items.length, total_is_exact: true };
  cache.setQueryData<RowPages<Row>>(['lists', 'x', {}], { pages: [page], pageParams: [null] });
  return { cache, page: () => cache.getQueryData<RowPages<Row>>(['lists', 'x', {}])?.pages[0] };
}

it('a change shows in every list that shows the record, and only in its known columns', () => {
  const { cache, page } = listWith('a', 'b');
  patchRows<Row>(cache, ['lists', 'x'], 'id', 'b', { name: 'B', other: 1 } as Partial<Row>);
  expect(page()?.items).toEqual([
    { id: 'a', name: 'a' },
    { id: 'b', name: 'B' },
  ]);
});

it('a deleted record leaves the list and its count', () => {
  const { cache, page } = listWith('a', 'b');
  dropRows<Row>(cache, ['lists', 'x'], 'id', 'a');
  expect(page()?.items.map((row) => row.id)).toEqual(['b']);
  expect(page()?.total).toBe(1);
});

import { expect, it } from 'vitest';
import { CellStore, moved, tabbed } from './cellStore';

const at = { row: 5, column: 1 };
const press = (key: string, mod = false) => moved(at, { key, mod }, 10, 3);

it('keys lead where the grid pattern says, and never beyond the list', () => {
  expect(press('ArrowRight')).toEqual({ row: 5, column: 2 });
  expect(press('Home')).toEqual({ row: 5, column: 0 });
  expect(press('End')).toEqual({ row: 5, column: 2 });
  expect(press('Home', true)).toEqual({ row: 0, column: 0 });
  expect(press('End', true)).toEqual({ row: 9, column: 2 });
  expect(press('PageDown')).toEqual({ row: 9, column: 1 });
  expect(press('PageUp')).toEqual({ row: 0, column: 1 });
  expect(press('x')).toBeUndefined();
});

it('tab goes on in the next row, and out at both ends', () => {
  expect(tabbed({ row: 0, column: 2 }, false, 2, 3)).toEqual({ row: 1, column: 0 });
  expect(tabbed({ row: 1, column: 0 }, true, 2, 3)).toEqual({ row: 0, column: 2 });
  expect(tabbed({ row: 1, column: 2 }, false, 2, 3)).toBeUndefined();
  expect(tabbed({ row: 0, column: 0 }, true, 2, 3)).toBeUndefined();
});

it('only the rows it touches are marked', () => {
  const store = new CellStore();
  expect(store.of(5)).toBe('');
  store.go(at);
  expect([4, 5, 6].map(store.of)).toEqual(['', '1,1,1', '']);
  store.go({ row: 6, column: 2 }, true);
  expect([4, 5, 6].map(store.of)).toEqual(['', '-1,1,2', '2,1,2']);
  store.go(at);
  expect([4, 5, 6].map(store.of)).toEqual(['', '1,1,1', '']);
  store.leave();
  expect([store.of(5), store.column()]).toEqual(['', -1]);
});

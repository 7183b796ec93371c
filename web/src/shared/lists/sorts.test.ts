import { expect, it } from 'vitest';
import { alsoSortedBy, notSortedBy, sortedBy, sortsOf } from './sorts';

it('reads an order field by field', () => {
  expect(sortsOf('-amount,title')).toEqual([
    { key: 'amount', falling: true },
    { key: 'title', falling: false },
  ]);
  expect(sortsOf(undefined)).toEqual([]);
});

it('sorts by one field, and the other way round when it is asked again', () => {
  expect(sortedBy(undefined, 'amount', true)).toBe('-amount');
  expect(sortedBy('-amount', 'amount', true)).toBe('amount');
  expect(sortedBy('-amount,title', 'title')).toBe('title');
});

it('sorts by a further field, by three at most', () => {
  expect(alsoSortedBy('status', 'amount', true)).toBe('status,-amount');
  expect(alsoSortedBy('status,-amount', 'amount')).toBe('status,amount');
  expect(alsoSortedBy('a,b,c', 'd')).toBe('b,c,d');
  expect(notSortedBy('status,-amount', 'status')).toBe('-amount');
});

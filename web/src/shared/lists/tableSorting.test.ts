import { describe, expect, it } from 'vitest';
import { sorted, turned } from './tableSorting';

const rows = [
  { name: 'b', value: 1, cycle: null },
  { name: 'a', value: 3, cycle: 10 },
  { name: 'c', value: 2, cycle: 20 },
];
const names = (key: 'name' | 'value' | 'cycle', falling: boolean) =>
  sorted(rows, (row) => row[key], falling)
    .map((one) => one.name)
    .join('');

describe('the rows of a table', () => {
  it('are ordered by numbers and by names', () => {
    expect(names('value', true)).toBe('acb');
    expect(names('name', false)).toBe('abc');
  });

  it('keep what is missing at the end, whichever way', () => {
    expect(names('cycle', true)).toBe('cab');
    expect(names('cycle', false)).toBe('acb');
  });

  it('turn round when asked again', () => {
    expect(turned({ key: 'value', falling: true }, 'value', true)).toEqual({ key: 'value', falling: false });
    expect(turned({ key: 'value', falling: true }, 'name', false)).toEqual({ key: 'name', falling: false });
    expect(turned(null, 'value', true)).toEqual({ key: 'value', falling: true });
  });
});

import { describe, expect, it } from 'vitest';
import { itemsOf, nearsMissing } from './sections';

const letters = (items: ReturnType<typeof itemsOf>) =>
  items
    .map((item) => (item.kind === 'row' ? String(item.row) : item.kind === 'head' ? `#${item.section}` : '.'))
    .join(' ');

describe('what stands in a list', () => {
  it('is its rows, and places for those to come', () => {
    expect(letters(itemsOf(3, false))).toBe('0 1 2');
    expect(itemsOf(3, true)).toHaveLength(15);
  });

  it('has a heading before each section, also of those that are closed or not loaded', () => {
    const sections = [
      { key: 'a', count: 2, open: true, loaded: 2 },
      { key: 'b', count: 9, open: false, loaded: 0 },
      { key: 'c', count: 3, open: true, loaded: 1 },
      { key: 'd', count: 1, open: true, loaded: 0 },
    ];
    expect(letters(itemsOf(3, true, sections))).toBe('#0 0 1 #1 #2 2 . . #3 .');
  });

  it('asks for more before the end is in sight', () => {
    expect(nearsMissing(itemsOf(100, true), 60)).toBe(false);
    expect(nearsMissing(itemsOf(100, true), 80)).toBe(true);
    expect(nearsMissing(itemsOf(100, false), 99)).toBe(false);
  });
});

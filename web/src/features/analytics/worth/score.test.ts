import { expect, it } from 'vitest';
import { filled, inShort, otherScore, totalOf } from './score';

const score = { recency: 5, frequency: 3, monetary: 4 };

it('adds the three up and writes them short', () => {
  expect(totalOf(score)).toBe(12);
  expect(inShort(score)).toBe('R5\u00a0F3\u00a0M4');
});

it.each([
  [0, 0],
  [3, 0.6],
  [2.5, 0.5],
  [5, 1],
  [7, 1],
])('%d fills a meter to %d', (score, part) => {
  expect(filled(score)).toBe(part);
});

it('names the score of the segment only where it is another', () => {
  expect(otherScore(score, { ...score })).toBeNull();
  expect(otherScore(score, null)).toBeNull();
  expect(otherScore(score, { ...score, frequency: 5 })).toEqual({ ...score, frequency: 5 });
});

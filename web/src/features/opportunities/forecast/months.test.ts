import { expect, it } from 'vitest';
import { lastDayOf, monthName, shares } from './months';

it.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, day) => expect(lastDayOf(month)).toBe(day));

it('months have names in both languages', () => {
  expect(monthName('2026-11', 'zh-CN')).toBe('2026年11月');
  expect(monthName('2026-11', 'en')).toBe('Nov 2026');
});

it("a month's bar has its parts in order of certainty, and nothing without a share", () => {
  const month = { amount: 60, won: 40, categories: { commit: 20, best_case: 0, pipeline: 40 } };
  expect(shares(month, 100)).toEqual([
    { part: 'won', share: 0.4 },
    { part: 'commit', share: 0.2 },
    { part: 'pipeline', share: 0.4 },
  ]);
});

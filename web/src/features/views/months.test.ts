import { expect, it } from 'vitest';
import { turned, weeksOf } from './months';

it('the weeks of a month are whole, Monday first', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks[0]?.[6]).toBe('2026-11-01');
  expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
  expect(weeksOf('2021-02')).toHaveLength(4);
});

it('months turn over the year', () => {
  expect(turned('2026-12', 1)).toBe('2027-01');
  expect(turned('2026-01', -1)).toBe('2025-12');
});

import { expect, it } from 'vitest';
import { monthsOf, workingDaysIn } from './workingYear';

const year = {
  year: 2026,
  working_days: [1, 2, 3, 4, 5],
  uses_public_holidays: true,
  known_years: [2026],
  days: [
    { date: '2026-02-14', name: '春节', is_working: true, is_own: false },
    { date: '2026-02-17', name: '春节', is_working: false, is_own: false },
  ],
};

it('lays a year out in weeks that begin on Monday', () => {
  const months = monthsOf(year);
  expect(months.map((month) => month.days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months[0]?.before).toBe(3);
  expect(months[1]?.days[13]).toMatchObject({ date: '2026-02-14', works: true });
  expect(months[1]?.days[16]?.works).toBe(false);
  expect(months[1]?.days[14]?.works).toBe(false);
});

it('counts the days worked', () => {
  expect(workingDaysIn(monthsOf(year))).toBe(261);
});

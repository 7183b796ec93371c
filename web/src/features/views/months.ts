import { addDays, type Day, dayOf, daysBetween, mondayOf, startOf, weekdayOf } from '@/shared/days';

/** The month of a date of this person's calendar, as `2026-11`. */
export const monthOf = (date: Date): string => dayOf(date).slice(0, 7);

/** So many months later, or earlier. */
export function turned(month: string, by: number): string {
  const first = startOf(`${month}-01`);
  return monthOf(new Date(first.getFullYear(), first.getMonth() + by, 1));
}

/** The days of the weeks a month touches, Monday first. */
export function weeksOf(month: string): Day[][] {
  const first = mondayOf(`${month}-01`);
  const last = addDays(`${turned(month, 1)}-01`, -1);
  const weeks = (daysBetween(first, last) + 8 - weekdayOf(last)) / 7;
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(first, week * 7 + day)),
  );
}

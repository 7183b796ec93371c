/** The month of a date of this person's calendar, as `2026-11`. */
export const monthOf = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;

/** So many months later, or earlier. */
export function turned(month: string, by: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return monthOf(new Date(year, at - 1 + by, 1));
}

/** The days of the weeks a month touches, Monday first, as `2026-11-30`. */
export function weeksOf(month: string): string[][] {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const before = (new Date(year, at - 1, 1).getDay() + 6) % 7;
  const days = new Date(year, at, 0).getDate();
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => {
      const date = new Date(year, at - 1, 1 - before + week * 7 + day);
      return `${monthOf(date)}-${String(date.getDate()).padStart(2, '0')}`;
    }),
  );
}

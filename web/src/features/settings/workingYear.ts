import type { SpecialDay, WorkingYear } from './calendar.api';

export interface YearDay {
  date: string;
  day: number;
  works: boolean;
  special?: SpecialDay;
}

export interface YearMonth {
  month: number;
  /** Empty places before the first, in a week that begins on Monday. */
  before: number;
  days: YearDay[];
}

const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** 1 (Monday) to 7 (Sunday), without a time zone in between. */
const weekday = (year: number, month: number, day: number) =>
  ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;

/** The year as its twelve months, each day with whether it is worked. */
export function monthsOf(calendar: WorkingYear): YearMonth[] {
  const special = new Map(calendar.days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const length = new Date(Date.UTC(calendar.year, month, 0)).getUTCDate();
    const days = Array.from({ length }, (_, at): YearDay => {
      const date = iso(calendar.year, month, at + 1);
      const found = special.get(date);
      const usual = calendar.working_days.includes(weekday(calendar.year, month, at + 1));
      return { date, day: at + 1, works: found?.is_working ?? usual, special: found };
    });
    return { month, before: weekday(calendar.year, month, 1) - 1, days };
  });
}

export const workingDaysIn = (months: YearMonth[]): number =>
  months.reduce((sum, month) => sum + month.days.filter((day) => day.works).length, 0);

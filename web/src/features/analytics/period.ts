import { addDays, type Day, daysBetween, mondayOf } from '@/shared/days';

export const presets = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_30_days',
  'last_90_days',
] as const;
export type Preset = (typeof presets)[number];

/** Both days belong to it. */
export interface Period {
  from: Day;
  to: Day;
}

export const isPreset = (word: string | undefined): word is Preset => presets.some((one) => one === word);

const pad = (value: number) => String(value).padStart(2, '0');

/** The first day of the month so many months away. */
function monthStart(day: Day, away: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + away;
  return `${Math.floor(count / 12)}-${pad((count % 12) + 1)}-01`;
}

/** Months together: one is a month, three a quarter, twelve a year; `away` of them from the one a day lies in. */
function span(day: Day, months: 1 | 3 | 12, away: number): Period {
  const month = Number(day.slice(5, 7)) - 1;
  const begins = -(month % months) + away * months;
  return { from: monthStart(day, begins), to: addDays(monthStart(day, begins + months), -1) };
}

/** The days of a period as seen from today. */
export function daysOf(preset: Preset, today: Day): Period {
  const monday = mondayOf(today);
  const days: Record<Preset, () => Period> = {
    today: () => ({ from: today, to: today }),
    yesterday: () => ({ from: addDays(today, -1), to: addDays(today, -1) }),
    this_week: () => ({ from: monday, to: addDays(monday, 6) }),
    last_week: () => ({ from: addDays(monday, -7), to: addDays(monday, -1) }),
    this_month: () => span(today, 1, 0),
    last_month: () => span(today, 1, -1),
    this_quarter: () => span(today, 3, 0),
    last_quarter: () => span(today, 3, -1),
    this_year: () => span(today, 12, 0),
    last_year: () => span(today, 12, -1),
    last_30_days: () => ({ from: addDays(today, -29), to: today }),
    last_90_days: () => ({ from: addDays(today, -89), to: today }),
  };
  return days[preset]();
}

/** What a period is called, when it has a name today. */
export const nameOf = (period: Period, today: Day): Preset | undefined =>
  presets.find((preset) => {
    const { from, to } = daysOf(preset, today);
    return from === period.from && to === period.to;
  });

const isDay = (text: string | undefined): text is Day => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

/** The period an address says: a name, which moves on with the days, or two days. None where it says neither. */
export function periodOf(values: { period?: string; from?: string; to?: string }, today: Day): Period | undefined {
  if (isPreset(values.period)) return daysOf(values.period, today);
  const { from, to } = values;
  return isDay(from) && isDay(to) && daysBetween(from, to) >= 0 ? { from, to } : undefined;
}

/** What stands in the address for a choice. */
export const written = (choice: Preset | Period): { period?: string; from?: string; to?: string } =>
  typeof choice === 'string'
    ? { period: choice, from: undefined, to: undefined }
    : { period: undefined, from: choice.from, to: choice.to };

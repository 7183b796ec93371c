import { say } from './i18n';
import { sharedTexts } from './shared.texts';

/** Days of the person's own calendar are texts like `2026-02-10`: no time zone comes near them. */
export type Day = string;

const pad = (value: number) => String(value).padStart(2, '0');

/** The day of a moment by the person's clock. */
export function dayOf(at: Date): Day {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

export const today = (): Day => dayOf(new Date());

/** Midnight at which a day begins by the person's clock. */
export function startOf(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** Later by so many days; across a change of clocks as well. */
export function addDays(day: Day, count: number): Day {
  const at = startOf(day);
  at.setDate(at.getDate() + count);
  return dayOf(at);
}

/** How many days from one to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((startOf(to).getTime() - startOf(from).getTime()) / 86_400_000);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => startOf(day).getDay() || 7;

/** The Monday of the week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** The next Monday, never today. */
export const nextMonday = (from: Day): Day => addDays(from, 8 - weekdayOf(from));

export interface QuickDay {
  key: 'today' | 'tomorrow' | 'nextMonday' | 'nextWeek';
  label: string;
  date: Day;
}

/** Days one puts things off to: today, tomorrow, next Monday, in a week. */
export function quickDays(from: Day = today()): QuickDay[] {
  const all: QuickDay[] = [
    { key: 'today', label: say(sharedTexts, 'day.today'), date: from },
    { key: 'tomorrow', label: say(sharedTexts, 'day.tomorrow'), date: addDays(from, 1) },
    { key: 'nextMonday', label: say(sharedTexts, 'day.nextMonday'), date: nextMonday(from) },
    { key: 'nextWeek', label: say(sharedTexts, 'day.inAWeek'), date: addDays(from, 7) },
  ];
  // on a Sunday tomorrow is Monday, on a Monday next Monday is in a week
  return all.filter((one, i) => all.findIndex((other) => other.date === one.date) === i);
}

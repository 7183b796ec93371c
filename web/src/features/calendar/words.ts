import { dayInWords, weekdayName } from '@/features/tasks/public';
import { dayOf } from '@/shared/days';
import type { Locale } from '@/shared/i18n';
import type { View } from './layout';
import { daysOf } from './layout';

const two = (value: number) => String(value).padStart(2, '0');
export const clockOf = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;

/** `明天 09:30–10:00`, `周五 全天`. */
export function whenInWords(span: { allDay: boolean; start: Date; end: Date }, locale: Locale, allDay: string): string {
  const day = dayInWords(dayOf(span.start), locale);
  return span.allDay ? `${day} ${allDay}` : `${day} ${clockOf(span.start)}–${clockOf(span.end)}`;
}

const dateFormat = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
const utc = (day: string) => new Date(`${day}T00:00:00Z`);

/** What the toolbar says of the days shown: the month, or the day itself. */
export function titleOf(view: View, day: string, locale: Locale): string {
  if (view === 'day' || view === 'agenda') {
    const text = dateFormat(locale, { year: 'numeric', month: 'long', day: 'numeric' }).format(utc(day));
    return view === 'agenda' ? text : `${text} ${weekdayName(day, locale)}`;
  }
  const month = (of: string, withYear: boolean) =>
    dateFormat(locale, { month: 'long', year: withYear ? 'numeric' : undefined }).format(utc(of));
  if (view === 'month') return month(day, true);
  const days = daysOf('week', day);
  const [first = day, last = day] = [days[0], days.at(-1)];
  if (first.slice(0, 7) === last.slice(0, 7)) return month(first, true);
  return `${month(first, first.slice(0, 4) !== last.slice(0, 4))} – ${month(last, true)}`;
}

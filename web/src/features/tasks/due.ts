import { addDays, type Day, dayOf, daysBetween, startOf, today, weekdayOf } from '@/shared/days';
import { formatDate } from '@/shared/format';
import type { Locale } from '@/shared/i18n';
import type { Task, WriteTask } from './tasks.api';

/** When something is due, by the person's clock: a day, and a time when it has one. */
export interface Due {
  date: Day | '';
  /** `09:30`, or nothing for the whole day. */
  from: string;
  to: string;
}

export const noDue: Due = { date: '', from: '', to: '' };
const pad = (value: number) => String(value).padStart(2, '0');
export const clockOf = (at: Date) => `${pad(at.getHours())}:${pad(at.getMinutes())}`;

/** The moment of a time on a day, with the offset it has there and then: `2026-02-15T09:30:00+08:00`. */
export function momentOf(date: Day, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = startOf(date);
  at.setHours(hours, minutes);
  return withOffset(at);
}

export function withOffset(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  return `${dayOf(at)}T${clockOf(at)}:${pad(at.getSeconds())}${zone}`;
}

/** What of a task tells when it is due. */
export type HasDue = Pick<Task, 'due_date' | 'all_day' | 'starts_at' | 'ends_at'>;

export function dueOf(task: HasDue): Due {
  if (!task.due_date) return noDue;
  if (task.all_day || task.due_date.length === 10) return { date: task.due_date.slice(0, 10), from: '', to: '' };
  const start = new Date(task.starts_at ?? task.due_date);
  const end = task.ends_at ? new Date(task.ends_at) : null;
  const sameDay = end && dayOf(end) === dayOf(start) && end > start;
  return { date: dayOf(start), from: clockOf(start), to: sameDay ? clockOf(end) : '' };
}

/** What to send for it. A time that ends before it begins has no end. */
export function writeDue(due: Due): Pick<WriteTask, 'due_date' | 'starts_at' | 'ends_at'> {
  if (!due.date) return { due_date: null, starts_at: null, ends_at: null };
  if (!due.from) return { due_date: due.date, starts_at: null, ends_at: null };
  const start = momentOf(due.date, due.from);
  return { due_date: start, starts_at: start, ends_at: due.to > due.from ? momentOf(due.date, due.to) : null };
}

/** The same time on another day. */
export const onDay = (task: HasDue, date: Day): Due => ({ ...dueOf(task), date });

const zhWeek = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const near: Record<Locale, Record<number, string>> = {
  'zh-CN': { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
  en: { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' },
};

/** As one speaks of a day: today, tomorrow, Friday, then the date. */
export function dayInWords(day: Day, locale: Locale, now: Day = today()): string {
  const away = daysBetween(now, day);
  const name = near[locale][away];
  if (name) return name;
  const thisWeek = away > 0 && day <= addDays(now, 7 - weekdayOf(now));
  if (thisWeek) return weekdayName(day, locale);
  if (day.slice(0, 4) !== now.slice(0, 4)) return formatDate(day, locale);
  const [, month = 0, date = 0] = day.split('-').map(Number);
  if (locale === 'zh-CN') return `${month}月${date}日`;
  return new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export const weekdayName = (day: Day, locale: Locale): string =>
  locale === 'zh-CN'
    ? (zhWeek[weekdayOf(day) - 1] ?? '')
    : new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** `明天 09:30–10:00`. */
export function dueInWords(task: HasDue, locale: Locale, now: Day = today()): string {
  const { date, from, to } = dueOf(task);
  if (!date) return '';
  const day = dayInWords(date, locale, now);
  if (!from) return day;
  return `${day} ${from}${to ? `–${to}` : ''}`;
}

import { addDays, type Day, dayOf, daysBetween, mondayOf, startOf } from '@/shared/days';

export const dayMinutes = 24 * 60;
/** Times fall on quarters of an hour. */
export const step = 15;
/** What has no end is drawn this long, and nothing shorter than a line of text. */
export const usualMinutes = 30;
const shortestDrawn = 24;

/** What is placed: from one moment to another, or on whole days. */
export interface Spanned {
  key: string;
  allDay: boolean;
  start: Date;
  /** Later than the start. */
  end: Date;
}

/** The part of something that lies on one day. */
export interface Segment<T extends Spanned> {
  item: T;
  day: Day;
  /** Minutes since the day began. */
  from: number;
  to: number;
  /** Where it stands among those at the same time. */
  column: number;
  columns: number;
  /** Whether it begins and ends on this day. */
  first: boolean;
  last: boolean;
}

/** Minutes of the clock on the wall: a day is as long as any other, whatever summer time does. */
const clockMinutes = (at: Date) => at.getHours() * 60 + at.getMinutes();

/** The parts of timed things that lie on a day, those at the same time side by side. */
export function placeDay<T extends Spanned>(items: readonly T[], day: Day): Segment<T>[] {
  const next = addDays(day, 1);
  const parts: Segment<T>[] = [];
  for (const item of items) {
    if (item.allDay) continue;
    const [startDay, endDay] = [dayOf(item.start), dayOf(item.end)];
    // what ends at midnight does not touch the next day
    if (startDay > day || endDay < day || (endDay === day && clockMinutes(item.end) === 0 && startDay < day)) continue;
    const from = startDay < day ? 0 : clockMinutes(item.start);
    const to = endDay > day ? dayMinutes : clockMinutes(item.end);
    parts.push({
      item,
      day,
      from,
      to: Math.min(dayMinutes, Math.max(to, from + shortestDrawn)),
      column: 0,
      columns: 1,
      first: startDay === day,
      last: endDay === day || (endDay === next && clockMinutes(item.end) === 0),
    });
  }
  return sideBySide(parts);
}

/** Gives each part the first free column; all that hang together share the width. */
function sideBySide<T extends Spanned>(parts: Segment<T>[]): Segment<T>[] {
  parts.sort((a, b) => a.from - b.from || b.to - a.to || a.item.key.localeCompare(b.item.key));
  let group: Segment<T>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const part of group) part.columns = ends.length;
    group = [];
    ends = [];
  };
  for (const part of parts) {
    if (ends.length > 0 && ends.every((end) => end <= part.from)) close();
    const free = ends.findIndex((end) => end <= part.from);
    part.column = free < 0 ? ends.length : free;
    ends[part.column] = part.to;
    group.push(part);
  }
  close();
  return parts;
}

/** How many columns to the right of a part stay free, so that it may be drawn wider. */
export function spread<T extends Spanned>(part: Segment<T>, all: readonly Segment<T>[]): number {
  let free = 1;
  for (let column = part.column + 1; column < part.columns; column++) {
    const taken = all.some((other) => other.column === column && other.from < part.to && other.to > part.from);
    if (taken) break;
    free++;
  }
  return free;
}

/** What stands on whole days, and for a month what is timed as well, in the order it is shown. */
export function onDay<T extends Spanned>(items: readonly T[], day: Day, withTimes: boolean): T[] {
  const touches = (item: T) => {
    if (!item.allDay && !withTimes) return false;
    const end = dayOf(item.end);
    const until = item.end > item.start && clockMinutes(item.end) === 0 ? addDays(end, -1) : end;
    return dayOf(item.start) <= day && until >= day;
  };
  return items
    .filter(touches)
    .sort(
      (a, b) =>
        Number(b.allDay) - Number(a.allDay) || a.start.getTime() - b.start.getTime() || a.key.localeCompare(b.key),
    );
}

export type View = 'day' | 'week' | 'month' | 'agenda';
export const agendaDays = 30;

/** The days a view shows. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === 'day') return [day];
  if (view === 'week') return list(mondayOf(day), 7);
  if (view === 'agenda') return list(day, agendaDays);
  const first = `${day.slice(0, 8)}01`;
  const start = mondayOf(first);
  const last = addDays(monthLater(first, 1), -1);
  return list(start, Math.ceil((daysBetween(start, last) + 1) / 7) * 7);
}

const list = (start: Day, count: number) => Array.from({ length: count }, (_, i) => addDays(start, i));

/** The same day some months later, or the last of a shorter month. */
export function monthLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const length = new Date(year, month - 1 + months + 1, 0).getDate();
  return dayOf(new Date(year, month - 1 + months, Math.min(date, length)));
}

/** Where previous and next lead. */
export function turn(view: View, day: Day, by: 1 | -1): Day {
  if (view === 'month') return monthLater(day, by);
  return addDays(day, by * { day: 1, week: 7, agenda: agendaDays }[view]);
}

export const snap = (minutes: number) => Math.round(minutes / step) * step;

/** A moment by the clock on the wall of a day. */
export function momentAt(day: Day, minutes: number): Date {
  const at = startOf(day);
  at.setHours(0, minutes);
  return at;
}

/** Moved by days and minutes of the clock, as long as before. */
export function moved(item: Spanned, days: number, minutes: number): { start: Date; end: Date } {
  const day = addDays(dayOf(item.start), days);
  const start = momentAt(day, clockMinutes(item.start) + minutes);
  return { start, end: new Date(start.getTime() + (item.end.getTime() - item.start.getTime())) };
}

/** With another end; a quarter of an hour is the least. */
export function stretched(item: Spanned, minutes: number): { start: Date; end: Date } {
  const least = item.start.getTime() + step * 60_000;
  return { start: item.start, end: new Date(Math.max(least, item.end.getTime() + minutes * 60_000)) };
}

import { addDays, type Day, mondayOf, startOf, today, weekdayOf } from '@/shared/days';
import { type Due, noDue } from './due';

interface QuickTask {
  title: string;
  due: Due;
}

const zhWeek = '一二三四五六日';
const enWeek = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const zhDays: Record<string, number> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 };
const enDays: Record<string, number> = { today: 0, tomorrow: 1 };

/** A word at the beginning or the end of the line, and the day it means. */
type Reader = [pattern: string, day: (match: RegExpExecArray, now: Day) => Day | null];

const readers: Reader[] = [
  ['大后天|后天|明天|明日|今天|今日', (match, now) => addDays(now, zhDays[match[0]] ?? 0)],
  ['(\\d{1,3})\\s*天后', (match, now) => addDays(now, Number(match[1]))],
  ['(下|这|本)?(?:周|星期|礼拜)([一二三四五六日天])', (match, now) => zhWeekday(match, now)],
  ['(\\d{1,2})月(\\d{1,2})[日号]', (match, now) => nextDate(Number(match[1]), Number(match[2]), now)],
  ['today|tomorrow', (match, now) => addDays(now, enDays[match[0].toLowerCase()] ?? 0)],
  ['in (\\d{1,3}) days?', (match, now) => addDays(now, Number(match[1]))],
  [
    '(next )?(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?',
    (match, now) => enWeekday(match[2] ?? '', now),
  ],
];

const zhTime = '(上午|早上|下午|晚上|中午)?\\s*(\\d{1,2})(?:[:：](\\d{2})|点(半|\\d{1,2}分?)?)';
const enTime = '(?:at )?(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm)';

/** `明天下午3点 回访张总` → 回访张总, tomorrow at 15:00. What is no day stays in the title. */
export function readQuickTask(text: string, now: Day = today()): QuickTask {
  let rest = text.trim();
  let date: Day | '' = '';
  for (const [pattern, day] of readers) {
    const match = edge(pattern, rest);
    const found = match && day(match.match, now);
    if (!match || !found) continue;
    date = found;
    rest = match.rest;
    break;
  }
  const time = readTime(rest);
  if (time) rest = time.rest;
  if (time && !date) date = now;
  // a line that is nothing but a day has no title
  return { title: rest, due: date ? { ...noDue, date, from: time?.from ?? '' } : noDue };
}

function edge(pattern: string, text: string): { match: RegExpExecArray; rest: string } | null {
  const blank = '[\\s,，]*';
  const start = new RegExp(`^(?:${pattern})(?![a-z])${blank}`, 'i').exec(text);
  if (start) return { match: trimmed(pattern, start[0]) ?? start, rest: text.slice(start[0].length).trim() };
  const end = new RegExp(`(?:^|[\\s,，])(?:${pattern})$`, 'i').exec(text);
  if (end) return { match: trimmed(pattern, end[0]) ?? end, rest: text.slice(0, end.index).trim() };
  return null;
}

const trimmed = (pattern: string, text: string) => new RegExp(`(?:${pattern})`, 'i').exec(text);

function readTime(text: string): { from: string; rest: string } | null {
  const zh = edge(zhTime, text);
  if (zh) {
    const [, part, hour, minutes, points] = zh.match;
    const late = part === '下午' || part === '晚上' || part === '中午';
    const from = clock(Number(hour), minutes ?? (points === '半' ? '30' : points?.replace('分', '')), late);
    return from ? { from, rest: zh.rest } : null;
  }
  const en = edge(enTime, text);
  if (!en) return null;
  const [, hour, minutes, half] = en.match;
  const from = clock(Number(hour) % 12, minutes, half?.toLowerCase() === 'pm');
  return from ? { from, rest: en.rest } : null;
}

function clock(hour: number, minutes: string | undefined, late: boolean): string | null {
  const hours = late && hour < 12 ? hour + 12 : hour;
  const minute = Number(minutes ?? 0);
  if (hours > 23 || minute > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 周五 is the next Friday to come, today counts; 下周五 is that of the week after this one. */
function zhWeekday(match: RegExpExecArray, now: Day): Day {
  const at = match[2] === '天' ? 6 : zhWeek.indexOf(match[2] ?? '一');
  const inWeek = addDays(mondayOf(now), at);
  if (match[1] === '下') return addDays(inWeek, 7);
  return inWeek < now && !match[1] ? addDays(inWeek, 7) : inWeek;
}

function enWeekday(name: string, now: Day): Day {
  const away = (enWeek.indexOf(name.toLowerCase()) + 1 - weekdayOf(now) + 7) % 7;
  return addDays(now, away === 0 ? 7 : away);
}

/** A date that is over this year means the next one; one that does not exist means nothing. */
function nextDate(month: number, date: number, now: Day): Day | null {
  const text = (year: number) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const year = Number(now.slice(0, 4));
  const day = text(year) < now ? text(year + 1) : text(year);
  return month >= 1 && startOf(day).getMonth() === month - 1 ? day : null;
}

import type { Day } from '@/shared/days';
import { startOf, weekdayOf } from '@/shared/days';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

export const frequencies: Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
export const weekdays: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const workdays = 'MO,TU,WE,TH,FR';

/** A rule of RFC 5545 as far as it is edited here; what goes beyond is kept as text and only named. */
export interface Rule {
  freq: Frequency;
  interval: number;
  /** Of a weekly rule; empty means the weekday it begins on. */
  days: Weekday[];
  /** Of a monthly or yearly rule: the day of the month, -1 the last one. */
  monthDay: number | null;
  /** Of a monthly rule: the second Tuesday, the last Friday (-1). */
  nth: { at: number; day: Weekday } | null;
  /** Of a yearly rule. */
  month: number | null;
  count: number | null;
  until: Day | null;
}

export const emptyRule: Rule = {
  freq: 'WEEKLY',
  interval: 1,
  days: [],
  monthDay: null,
  nth: null,
  month: null,
  count: null,
  until: null,
};

/** Reads a rule; null when it holds more than the editor knows, so that nothing of it gets lost. */
export function parseRule(text: string): Rule | null {
  const rule: Rule = { ...emptyRule, freq: 'DAILY' };
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (name === '' || value === '' || parts.has(name.toUpperCase())) return null;
    parts.set(name.toUpperCase(), value.toUpperCase());
  }
  if (!parts.has('FREQ')) return null;
  for (const [name, value] of parts) if (!read(rule, name, value)) return null;
  const fits =
    (rule.days.length === 0 || rule.freq === 'WEEKLY') &&
    (rule.nth === null || rule.freq === 'MONTHLY') &&
    (rule.monthDay === null || rule.freq === 'MONTHLY' || (rule.freq === 'YEARLY' && rule.month !== null)) &&
    (rule.month === null || (rule.freq === 'YEARLY' && rule.monthDay !== null)) &&
    !(rule.monthDay !== null && rule.nth !== null) &&
    !(rule.count !== null && rule.until !== null);
  return fits ? rule : null;
}

function read(rule: Rule, name: string, value: string): boolean {
  const number = /^-?\d+$/.test(value) ? Number(value) : null;
  switch (name) {
    case 'FREQ':
      rule.freq = value as Frequency;
      return frequencies.includes(rule.freq);
    case 'INTERVAL':
      rule.interval = number ?? 0;
      return rule.interval >= 1;
    case 'COUNT':
      rule.count = number;
      return number !== null && number >= 1;
    case 'UNTIL': {
      const date = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(value);
      if (date) rule.until = untilDay(date[1] ?? '', date[2] ?? '', date[3] ?? '', date[4]);
      return date !== null;
    }
    case 'BYMONTHDAY':
      rule.monthDay = number;
      return number !== null && (number === -1 || (number >= 1 && number <= 31));
    case 'BYMONTH':
      rule.month = number;
      return number !== null && number >= 1 && number <= 12;
    case 'BYDAY':
      return readDays(rule, value);
    case 'WKST':
      return value === 'MO';
    default:
      return false;
  }
}

/** An end in universal time is a day of the person's calendar. */
function untilDay(year: string, month: string, date: string, time: string | undefined): Day {
  if (!time?.endsWith('Z')) return `${year}-${month}-${date}`;
  const at = new Date(`${year}-${month}-${date}T${time.slice(1, 3)}:${time.slice(3, 5)}:${time.slice(5, 7)}Z`);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

function readDays(rule: Rule, value: string): boolean {
  const nth = /^(-1|[1-5])([A-Z]{2})$/.exec(value);
  if (nth) {
    rule.nth = { at: Number(nth[1]), day: nth[2] as Weekday };
    return weekdays.includes(rule.nth.day);
  }
  const days = value.split(',') as Weekday[];
  rule.days = weekdays.filter((day) => days.includes(day));
  return rule.days.length === days.length;
}

/** The rule as RFC 5545 writes it. */
export function writeRule(rule: Rule): string {
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.freq === 'WEEKLY' && rule.days.length > 0) {
    parts.push(`BYDAY=${weekdays.filter((day) => rule.days.includes(day)).join()}`);
  }
  if (rule.freq === 'YEARLY' && rule.month !== null) parts.push(`BYMONTH=${rule.month}`);
  if (rule.freq === 'MONTHLY' && rule.nth) parts.push(`BYDAY=${rule.nth.at}${rule.nth.day}`);
  else if ((rule.freq === 'MONTHLY' || rule.month !== null) && rule.monthDay !== null) {
    parts.push(`BYMONTHDAY=${rule.monthDay}`);
  }
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`);
  else if (rule.until !== null) parts.push(`UNTIL=${rule.until.replaceAll('-', '')}`);
  return parts.join(';');
}

/** The rules one chooses most, told from the day the first one is due. */
export function commonRules(from: Day): { key: string; rule: string }[] {
  const day = weekdays[weekdayOf(from) - 1] ?? 'MO';
  const date = startOf(from).getDate();
  const week = Math.ceil(date / 7);
  return [
    { key: 'daily', rule: 'FREQ=DAILY' },
    { key: 'workdays', rule: `FREQ=WEEKLY;BYDAY=${workdays}` },
    { key: 'weekly', rule: `FREQ=WEEKLY;BYDAY=${day}` },
    { key: 'biweekly', rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}` },
    { key: 'monthly', rule: `FREQ=MONTHLY;BYMONTHDAY=${date > 28 ? -1 : date}` },
    { key: 'nth', rule: `FREQ=MONTHLY;BYDAY=${week > 4 ? -1 : week}${day}` },
    { key: 'quarterly', rule: `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=${date > 28 ? -1 : date}` },
    { key: 'yearly', rule: `FREQ=YEARLY;BYMONTH=${startOf(from).getMonth() + 1};BYMONTHDAY=${date}` },
  ];
}

const zhDays = ['一', '二', '三', '四', '五', '六', '日'];
const zhNth: Record<string, string> = { '-1': '最后一', 1: '第一', 2: '第二', 3: '第三', 4: '第四', 5: '第五' };
const zhUnits: Record<Frequency, string> = { DAILY: '天', WEEKLY: '周', MONTHLY: '个月', YEARLY: '年' };
const zhEvery: Record<Frequency, string> = { DAILY: '每天', WEEKLY: '每周', MONTHLY: '每月', YEARLY: '每年' };
const enDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const enNth: Record<string, string> = { '-1': 'last', 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' };
const enUnits: Record<Frequency, string> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };

const zhDay = (day: Weekday) => zhDays[weekdays.indexOf(day)] ?? '';
const enDay = (day: Weekday) => enDays[weekdays.indexOf(day)] ?? '';

/** A rule in words: `每 2 周的周一、周三，共 10 次`; one that is not understood stays as it is. */
export function ruleInWords(text: string, locale: 'zh-CN' | 'en'): string {
  const rule = parseRule(text);
  if (!rule) return text;
  return locale === 'zh-CN' ? inChinese(rule) : inEnglish(rule);
}

function inChinese(rule: Rule): string {
  const { freq, interval, days, nth, monthDay, month } = rule;
  let words = interval === 1 ? zhEvery[freq] : `每 ${interval} ${zhUnits[freq]}`;
  const of = interval === 1 ? '' : '的';
  if (days.join() === workdays) words = interval === 1 ? '每个工作日' : `${words}的工作日`;
  else if (days.length > 0) {
    words = interval === 1 ? `每周${days.map(zhDay).join('、')}` : `${words}的周${days.map(zhDay).join('、')}`;
  } else if (nth) words += `${of}${zhNth[nth.at]}个周${zhDay(nth.day)}`;
  else if (month !== null) words += `${of} ${month} 月${monthDay === -1 ? '最后一天' : ` ${monthDay} 日`}`;
  else if (monthDay !== null) words += monthDay === -1 ? `${of}最后一天` : `${of} ${monthDay} 日`;
  if (rule.count !== null) return `${words}，共 ${rule.count} 次`;
  return rule.until ? `${words}，到 ${rule.until} 为止` : words;
}

function inEnglish(rule: Rule): string {
  const { freq, interval, days, nth, monthDay, month } = rule;
  const unit = enUnits[freq];
  let words = interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`;
  if (days.join() === workdays) words = interval === 1 ? 'Every weekday' : `${words} on weekdays`;
  else if (days.length > 0) words = interval === 1 ? `Every ${listed(days)}` : `${words} on ${listed(days)}`;
  else if (nth) words += ` on the ${enNth[nth.at]} ${enDay(nth.day)}`;
  else if (monthDay !== null) {
    const name = month === null ? '' : ` of ${monthName(month)}`;
    words += monthDay === -1 ? ` on the last day${name}` : ` on day ${monthDay}${name}`;
  }
  if (rule.count !== null) return `${words}, ${rule.count} ${rule.count === 1 ? 'time' : 'times'}`;
  return rule.until ? `${words}, until ${rule.until}` : words;
}

const listed = (days: Weekday[]) => {
  const names = days.map(enDay);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

const monthName = (month: number) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month - 1, 1)));

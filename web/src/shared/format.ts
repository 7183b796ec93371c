import { currentLocale, type Locale } from './i18n';

/** What stands where a value is missing. */
export const none = '–';

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  let found = formatters.get(key);
  if (!found) {
    found = make();
    formatters.set(key, found);
  }
  return found as T;
}

/** 1234.5 → `1,234.5`. */
export function formatNumber(value: number, fractionDigits?: number, locale: Locale = currentLocale()): string {
  return cached(`n${locale}${fractionDigits ?? ''}`, () => {
    return new Intl.NumberFormat(locale, {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits ?? 6,
    });
  }).format(value);
}

/** 12345 → `1.2万`, in English `12.3K`: for axes and narrow places. */
export function formatNumberShort(value: number, locale: Locale = currentLocale()): string {
  return cached(`ns${locale}`, () => {
    return new Intl.NumberFormat(locale, { notation: 'compact', useGrouping: 'always', maximumFractionDigits: 1 });
  }).format(value);
}

/** 0.4567 → `45.7%`. */
export const formatRate = (rate: number, locale: Locale = currentLocale()): string =>
  `${formatNumber(rate * 100, 1, locale)}%`;

/** 0.807 → `81%`: for what is estimated. Only what is certain is written as nothing or all. */
export function formatPercent(rate: number, locale: Locale = currentLocale()): string {
  const percent = Math.round(rate * 100);
  if (percent === 0 && rate > 0) return '<1%';
  if (percent === 100 && rate < 1) return '>99%';
  return `${formatNumber(percent, 0, locale)}%`;
}

/** A month: `2026-02`, in English `Feb 2026`. */
export function formatMonth(month: string, locale: Locale = currentLocale()): string {
  const [year, number] = month.split('-').map(Number);
  if (!year || !number || locale === 'zh-CN') return month.slice(0, 7);
  return cached(`ym${locale}`, () => {
    return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  }).format(new Date(Date.UTC(year, number - 1, 1)));
}

/** Names one after the other: `甲、乙`, in English `a, b`. */
export const formatList = (names: readonly string[], locale: Locale = currentLocale()): string =>
  names.join(locale === 'zh-CN' ? '、' : ', ');

/** 123456 → `¥123,456.00`. */
export function formatMoney(value: number, currency = 'CNY', locale: Locale = currentLocale()): string {
  return cached(`m${locale}${currency}`, () => {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  }).format(value);
}

/** 123456 → `¥12.3万`, 11775000 → `¥1,177.5万`, `¥123.5K` in English: for lists and cards; the full amount belongs in the tooltip. */
export function formatMoneyShort(value: number, currency = 'CNY', locale: Locale = currentLocale()): string {
  return cached(`s${locale}${currency}`, () => {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      // ¥1,177.5万: without it Chinese has no separator below five digits
      useGrouping: 'always',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    });
  }).format(value);
}

/** 1536 → `1.5 KB`. */
export function formatBytes(bytes: number, locale: Locale = currentLocale()): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  return `${formatNumber(value < 10 && step > 0 ? Math.round(value * 10) / 10 : Math.round(value), undefined, locale)} ${units[step]}`;
}

/** Exact up to 10,000; beyond, the server says `10,000` and we say `10,000+`. */
export function formatTotal(total: number, isExact: boolean, locale: Locale = currentLocale()): string {
  return `${formatNumber(total, 0, locale)}${isExact ? '' : '+'}`;
}

/** A date without time: `2026-02-10` is the tenth everywhere, so no time zone comes near it. */
export function formatDate(date: string, locale: Locale = currentLocale()): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return date;
  if (locale === 'zh-CN') return `${year}-${pad(month)}-${pad(day)}`;
  return cached(`d${locale}`, () => {
    return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
  }).format(new Date(Date.UTC(year, month - 1, day)));
}

/** A moment, in the time zone of the person looking: `2026-02-10 11:04`. */
export function formatInstant(instant: string, locale: Locale = currentLocale()): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  if (locale === 'zh-CN') {
    const date = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
    return `${date} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
  }
  return cached(`i${locale}`, () => {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hour12: false });
  }).format(at);
}

const steps: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [7 * 86_400, 86_400, 'day'],
];

/** `3 分钟前`, `昨天`; older than a week, the date. */
export function formatRelative(instant: string, now = Date.now(), locale: Locale = currentLocale()): string {
  const at = new Date(instant).getTime();
  if (Number.isNaN(at)) return instant;
  const seconds = (at - now) / 1000;
  if (Math.abs(seconds) < 60) return locale === 'zh-CN' ? '刚刚' : 'just now';
  for (const [limit, size, unit] of steps) {
    if (Math.abs(seconds) < limit) {
      const relative = cached(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
      return relative.format(Math.round(seconds / size), unit);
    }
  }
  return formatInstant(instant, locale).replace(/,? \d{2}:\d{2}$/, '');
}

const pad = (value: number) => String(value).padStart(2, '0');

import {
  formatDate,
  formatMoney,
  formatMoneyShort,
  formatMonth,
  formatNumber,
  formatNumberShort,
  formatRate,
  none,
} from '@/shared/format';
import { type Locale, say } from '@/shared/i18n';
import type { Cell, ColumnType, ReportAnswer, ReportColumn } from '../analytics.api';
import { chartTexts } from './charts.texts';

/** How figures are written here. */
export interface Writing {
  locale: Locale;
  currency: string;
}

/** A cell written out, as a table shows it. */
export function figureText(value: Cell | undefined, type: ColumnType, { locale, currency }: Writing): string {
  if (value === null || value === undefined || value === '') return type === 'text' ? say(chartTexts, 'none') : none;
  if (typeof value === 'string') {
    if (type === 'month') return formatMonth(value, locale);
    return type === 'day' ? formatDate(value, locale) : value;
  }
  switch (type) {
    case 'money':
      return formatMoney(value, currency, locale);
    case 'rate':
      return formatRate(value, locale);
    case 'days':
      return say(chartTexts, 'days', { value: formatNumber(Math.round(value * 10) / 10, undefined, locale) });
    case 'count':
      return formatNumber(value, 0, locale);
    default:
      return formatNumber(Math.round(value * 100) / 100, undefined, locale);
  }
}

/** The same for axes, labels and large figures, where there is little room. */
export function figureShort(value: Cell | undefined, type: ColumnType, writing: Writing): string {
  if (typeof value === 'number' && type === 'money') return formatMoneyShort(value, writing.currency, writing.locale);
  if (typeof value === 'number' && (type === 'count' || type === 'number') && Math.abs(value) >= 10_000)
    return formatNumberShort(value, writing.locale);
  return figureText(value, type, writing);
}

export const measuresOf = (answer: Pick<ReportAnswer, 'columns'>): ReportColumn[] =>
  answer.columns.filter((column) => column.role === 'measure');
export const dimensionsOf = (answer: Pick<ReportAnswer, 'columns'>): ReportColumn[] =>
  answer.columns.filter((column) => column.role === 'dimension');

export const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);

/** Adding up makes sense for these only; a sum of rates means nothing. */
export const addsUp = (type: ColumnType): boolean => type === 'count' || type === 'money' || type === 'number';

export interface Change {
  way: 'up' | 'down' | 'same' | 'fresh';
  /** A part of what was before; for rates the difference itself. */
  by: number;
}

/** How a figure moved since the period before. */
export function changeOf(now: Cell | undefined, before: Cell | undefined, type: ColumnType): Change | null {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  const difference = now - before;
  if (Math.abs(difference) < 1e-9) return { way: 'same', by: 0 };
  const way = difference > 0 ? 'up' : 'down';
  if (type === 'rate') return { way, by: Math.abs(difference) };
  if (before === 0) return { way: 'fresh', by: 0 };
  return { way, by: Math.abs(difference / before) };
}

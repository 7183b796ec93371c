import type { Day } from '@/shared/days';
import { figureAnswer, reportAnswer } from '../analytics.api';
import { isPreset, periodOf } from '../period';
import { isReport, type Widget } from './dashboards.api';

/** Days chosen for the whole dashboard; they go before those of a widget. */
export interface PeriodValues {
  period?: string;
  from?: string;
  to?: string;
}

const daysOf = (own: PeriodValues, all: PeriodValues, today: Day) => periodOf(all, today) ?? periodOf(own, today);

/** What a widget asks the server. */
export function answerOf(source: Widget['source'], all: PeriodValues, today: Day, locale: string) {
  if (isReport(source)) {
    const { period, from, to, measure: _drawn, ...own } = source.parameters;
    return reportAnswer(source.report, { ...own, ...daysOf({ period, from, to }, all, today) }, locale);
  }
  const { period, from, to, ...own } = source;
  // without a date there are no days to keep to
  const days = own.date_field ? daysOf({ period, from, to }, all, today) : undefined;
  return figureAnswer({ ...own, ...days }, locale);
}

/** Where the same figures are as a report, under what the widget asks. */
export function reportAddress(source: Widget['source'], all: PeriodValues): string | null {
  if (!isReport(source)) return null;
  const days = all.period || all.from ? { period: all.period, from: all.from, to: all.to } : {};
  const own =
    all.period || all.from
      ? { ...source.parameters, period: undefined, from: undefined, to: undefined }
      : source.parameters;
  const values = Object.entries({ ...own, ...days }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(values).toString();
  return `/reports/${encodeURIComponent(source.report)}${query ? `?${query}` : ''}`;
}

/** The measure of a report that is drawn. */
export const drawnOf = (source: Widget['source']): string | undefined =>
  isReport(source) ? source.parameters.measure : undefined;

export const hasPeriod = (values: PeriodValues): boolean =>
  isPreset(values.period) || Boolean(values.from && values.to);

import type { ChartKind, ReportAnswer } from '../analytics.api';
import { kindsFor } from '../chartKinds';
import { drawnMeasures, wholeOf } from '../charts/picture';
import { drawnOf, type PeriodValues } from './asked';
import { isReport, type Widget } from './dashboards.api';

/** A widget that is being made or changed. */
export type Draft = Pick<Widget, 'title' | 'type' | 'source'>;

/** How large a new widget is, by what it shows. */
export const sizeOf = (type: ChartKind): { w: number; h: number } => {
  if (type === 'number') return { w: 3, h: 2 };
  if (type === 'pie' || type === 'list') return { w: 4, h: 5 };
  return type === 'map' ? { w: 6, h: 7 } : { w: 6, h: 5 };
};

/** How an answer can be shown: what suits it best comes first. */
export function typesFor(answer: ReportAnswer, source: Widget['source']): ChartKind[] {
  const measure = drawnOf(source);
  const column = drawnMeasures(answer, measure)[0];
  const isOne = column !== undefined && wholeOf(answer.totals, answer.rows, column.key) !== undefined;
  const drawn = kindsFor(answer, measure);
  const hasRows = answer.columns.some((one) => one.role === 'dimension');
  return [...drawn, ...(isOne ? (['number'] as const) : []), ...(hasRows ? (['table', 'list'] as const) : [])];
}

/** A source under other days, or others of its own choices. */
export function withChange(source: Widget['source'], change: Record<string, string | undefined>): Widget['source'] {
  return isReport(source) ? { ...source, parameters: { ...source.parameters, ...change } } : { ...source, ...change };
}

export const periodIn = (source: Widget['source']): PeriodValues =>
  isReport(source)
    ? { period: source.parameters.period, from: source.parameters.from, to: source.parameters.to }
    : { period: source.period, from: source.from, to: source.to };

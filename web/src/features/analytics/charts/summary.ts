import { say } from '@/shared/i18n';
import type { ReportAnswer } from '../analytics.api';
import { chartTexts } from './charts.texts';
import { addsUp, figureShort, numberOf, type Writing } from './figures';
import { drawnMeasures, wholeOf } from './picture';

/** What a chart shows, in one sentence for who does not see it. */
export function summaryOf(answer: ReportAnswer, measure: string | undefined, writing: Writing): string {
  const column = drawnMeasures(answer, measure)[0];
  const [first, ...rest] = answer.rows;
  if (!column || !first) return say(chartTexts, 'nothing');
  const figure = (row: typeof first) => numberOf(row.cells[column.key]) ?? Number.NEGATIVE_INFINITY;
  const largest = rest.reduce((most, row) => (figure(row) > figure(most) ? row : most), first);
  const sentence = say(chartTexts, 'summary', {
    measure: column.label,
    count: answer.rows.length,
    name: largest.label,
    value: figureShort(largest.cells[column.key], column.type, writing),
  });
  const total = wholeOf(answer.totals, null, column.key);
  if (total === undefined || !addsUp(column.type)) return sentence;
  return sentence + say(chartTexts, 'summaryTotal', { total: figureShort(total, column.type, writing) });
}

import type { ReportAnswer } from '../analytics.api';
import { barRoom } from './axisCharts';
import type { DrawnKind } from './option';
import { isAlongTime, leadingMeasures } from './picture';

/** Beyond this the table says the rest. */
const mostBars = 30;

/** How high a chart should be where it has the room it wants. */
export function heightOf(kind: DrawnKind, answer: ReportAnswer, isNarrow: boolean): number {
  const rows = answer.rows.length;
  const isTime = isAlongTime(answer);
  const beside = answer.before?.rows || leadingMeasures(answer).length > 1 ? 1.4 : 1;
  switch (kind) {
    case 'bar':
      return isTime ? (isNarrow ? 240 : 320) : Math.max(160, Math.min(rows, mostBars) * barRoom * beside + 56);
    case 'cohort':
      return Math.max(200, Math.min(rows, 24) * 32 + 44);
    case 'funnel':
      return Math.max(220, rows * 44);
    case 'flow':
      return Math.max(isNarrow ? 500 : 320, Math.min(640, rows * 22));
    case 'map':
      return isNarrow ? 340 : 560;
    case 'pie':
      return isNarrow ? 250 + Math.min(rows, 8) * 26 : 300;
    default:
      return isNarrow ? 260 : 320;
  }
}

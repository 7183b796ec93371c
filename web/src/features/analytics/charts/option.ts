import type { EChartsOption } from 'echarts';
import type { ChartKind, ReportAnswer } from '../analytics.api';
import { barOption, lineOption } from './axisCharts';
import { flowOption } from './flowChart';
import { cohortOption, mapOption } from './heatCharts';
import type { Look } from './look';
import { funnelOption, pieOption } from './partCharts';
import { drawnMeasures } from './picture';
import { waterfallOption } from './waterfallChart';

/** The kinds that are drawn; tables, lists and single figures are not. */
export const drawnKinds = ['bar', 'line', 'pie', 'funnel', 'map', 'flow', 'waterfall', 'cohort'] as const;
export type DrawnKind = (typeof drawnKinds)[number];
export const isDrawn = (kind: ChartKind): kind is DrawnKind => drawnKinds.some((one) => one === kind);

/** What ECharts draws for an answer. */
export function optionOf(kind: DrawnKind, answer: ReportAnswer, measure: string | undefined, look: Look) {
  const measures = drawnMeasures(answer, measure);
  const option = kindOption(kind, answer, measures, look);
  return {
    animation: !look.still,
    animationDuration: 240,
    animationDurationUpdate: 240,
    textStyle: { fontFamily: look.font, color: look.text2 },
    color: look.series,
    ...option,
  } satisfies EChartsOption;
}

function kindOption(
  kind: DrawnKind,
  answer: ReportAnswer,
  measures: ReturnType<typeof drawnMeasures>,
  look: Look,
): EChartsOption {
  switch (kind) {
    case 'bar':
      return barOption(answer, measures, look);
    case 'line':
      return lineOption(answer, measures, look);
    case 'waterfall':
      return waterfallOption(answer, measures[0], look);
    case 'pie':
      return pieOption(answer, measures[0], look);
    case 'funnel':
      return funnelOption(answer, measures[0], look);
    case 'map':
      return mapOption(answer, measures[0], look);
    case 'cohort':
      return cohortOption(answer, look);
    case 'flow':
      return flowOption(answer, measures[0], look);
  }
}

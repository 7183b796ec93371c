import type { ComponentType } from 'react';
import { ReportIcon, TableIcon } from '@/shared/icons';
import type { ChartKind, ReportAnswer } from './analytics.api';
import {
  BarsIcon,
  CohortIcon,
  FlowIcon,
  FunnelIcon,
  ListIcon,
  MapIcon,
  NumberIcon,
  PieIcon,
  StepsIcon,
} from './chartIcons';
import { addsUp, dimensionsOf } from './charts/figures';
import { type DrawnKind, isDrawn } from './charts/option';
import { drawnMeasures, isAlongTime } from './charts/picture';

export const kindIcons: Record<ChartKind, ComponentType> = {
  bar: BarsIcon,
  line: ReportIcon,
  pie: PieIcon,
  funnel: FunnelIcon,
  table: TableIcon,
  number: NumberIcon,
  map: MapIcon,
  flow: FlowIcon,
  waterfall: StepsIcon,
  cohort: CohortIcon,
  list: ListIcon,
};

/** How the figures of an answer can be drawn: as the report means it first, then what else suits them. */
export function kindsFor(answer: ReportAnswer, measure?: string): DrawnKind[] {
  const dimensions = dimensionsOf(answer);
  const column = drawnMeasures(answer, measure)[0];
  if (!column || dimensions.length === 0) return [];
  const own = isDrawn(answer.chart) ? [answer.chart] : [];
  if (dimensions.length > 1) return own.length > 0 ? own : ['bar'];
  if (own[0] === 'cohort' || own[0] === 'waterfall') return own;
  const suiting: DrawnKind[] = isAlongTime(answer)
    ? ['bar', 'line']
    : own[0] !== 'funnel' && addsUp(column.type)
      ? ['bar', 'pie']
      : ['bar'];
  return [...new Set([...own, ...suiting])];
}

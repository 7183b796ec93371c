import type { EChartsOption } from 'echarts';
import type { ColumnType, ReportRow } from '../analytics.api';
import { figureShort, figureText } from './figures';
import type { Look } from './look';

/** What lies behind a mark of a chart: a click on it leads there. */
export interface Mark {
  row?: ReportRow | null;
}

export const tooltipOf = (look: Look): EChartsOption['tooltip'] => ({
  confine: true,
  backgroundColor: look.raised,
  borderColor: look.border,
  padding: [8, 12],
  textStyle: { color: look.text, fontSize: 13, fontFamily: look.font },
  extraCssText: 'box-shadow: var(--gx-shadow-large); border-radius: 8px;',
});

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand in the tooltip, which is written as HTML: names come from people. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

export const whole = (value: unknown, type: ColumnType, look: Look): string =>
  figureText(typeof value === 'number' ? value : null, type, look);

export const brief = (value: unknown, type: ColumnType, look: Look): string =>
  figureShort(typeof value === 'number' ? value : null, type, look);

/** The axis of the figures. */
export const valueAxis = (type: ColumnType, look: Look, splitNumber: number) => ({
  type: 'value' as const,
  splitNumber,
  minInterval: type === 'count' ? 1 : undefined,
  axisLabel: { color: look.text3, fontSize: 12, formatter: (value: number) => brief(value, type, look) },
  splitLine: { lineStyle: { color: look.border } },
  axisLine: { show: false },
  axisTick: { show: false },
});

export const legendOf = (look: Look) => ({
  type: 'scroll' as const,
  top: 0,
  left: 0,
  itemWidth: 12,
  itemHeight: 8,
  itemGap: 16,
  textStyle: { color: look.text2, fontSize: 12 },
  pageTextStyle: { color: look.text3 },
  pageIconColor: look.text2,
  pageIconInactiveColor: look.border,
});

/** Axis labels keep within the drawing. */
export const gridWithin = (top: number, right: number) => ({
  left: 4,
  right,
  top,
  bottom: 4,
  outerBoundsMode: 'same' as const,
  outerBoundsContain: 'axisLabel' as const,
});

import type { BarSeriesOption, EChartsOption } from 'echarts';
import { say } from '@/shared/i18n';
import type { ReportAnswer, ReportColumn, ReportRow } from '../analytics.api';
import { chartTexts } from './charts.texts';
import { numberOf } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, escaped, gridWithin, tooltipOf, valueAxis, whole } from './parts';

export interface Step {
  row: ReportRow;
  value: number;
  /** Where the bar begins and ends. */
  low: number;
  high: number;
  kind: 'total' | 'up' | 'down';
}

/** Rows whose figure is where things stand, not how they moved. */
const isTotal = (row: ReportRow) => /^(start|end|total|opening|closing)/.test(row.key);

/** The bars of a waterfall: each begins where the one before ended. */
export function stepsOf(rows: readonly ReportRow[], key: string): Step[] {
  let level = 0;
  return rows.map((row) => {
    const value = numberOf(row.cells[key]) ?? 0;
    if (isTotal(row)) {
      level = value;
      return { row, value, low: Math.min(0, value), high: Math.max(0, value), kind: 'total' };
    }
    const from = level;
    level += value;
    return { row, value, low: Math.min(from, level), high: Math.max(from, level), kind: value < 0 ? 'down' : 'up' };
  });
}

export function waterfallOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  const type = column?.type ?? 'number';
  const steps = stepsOf(answer.rows, column?.key ?? '');
  const color = { total: look.series[0], up: look.success, down: look.danger };
  const narrow = look.width < narrowWidth;
  const signed = (step: Step, text: string) => (step.kind === 'up' && step.value > 0 ? `+${text}` : text);
  const bars: BarSeriesOption = {
    type: 'bar',
    stack: 'all',
    barMaxWidth: 48,
    data: steps.map((step) => ({
      value: step.high - step.low,
      row: step.row,
      itemStyle: { color: color[step.kind], borderRadius: 3 },
    })),
    label: {
      show: !narrow || steps.length <= 6,
      position: 'top',
      color: look.text2,
      fontSize: 12,
      formatter: ({ dataIndex }) => {
        const step = steps[dataIndex];
        return step ? signed(step, brief(step.value, type, look)) : '';
      },
    },
  };
  return {
    tooltip: {
      ...tooltipOf(look),
      trigger: 'item',
      formatter: (params) => {
        const step = steps[(params as { dataIndex: number }).dataIndex];
        if (!step) return '';
        const text = signed(step, whole(step.value, type, look));
        const word = step.kind === 'total' ? '' : `${say(chartTexts, step.kind === 'up' ? 'increase' : 'decrease')} `;
        return `${escaped(step.row.label)}<br/>${word}<b>${escaped(text)}</b>`;
      },
    },
    grid: gridWithin(24, 8),
    xAxis: {
      type: 'category',
      data: steps.map((step) => step.row.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.border } },
      axisLabel: {
        color: look.text2,
        fontSize: 12,
        interval: 0,
        width: Math.max(40, (look.width - 72) / Math.max(1, steps.length) - 6),
        overflow: 'break',
      },
    },
    yAxis: valueAxis(type, look, 4),
    series: [
      // what the bars stand on; nothing of it is seen
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
        data: steps.map((step) => step.low),
      },
      bars,
    ],
  };
}

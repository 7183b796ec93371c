import type { EChartsOption } from 'echarts';
import { formatRate } from '@/shared/format';
import { say } from '@/shared/i18n';
import type { ReportAnswer, ReportColumn } from '../analytics.api';
import { chartTexts } from './charts.texts';
import { inkOn, mixed } from './colors';
import { addsUp, numberOf } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, escaped, gridWithin, tooltipOf, whole } from './parts';
import { partsOf } from './picture';

/** Where the ring is and where its legend: beside it, below it as a list, or below it in one line. */
function ringIn({ width, height }: Look, count: number) {
  if (width >= height * 1.3) {
    const outer = Math.round(Math.min(height, width * 0.44) * 0.46);
    const x = outer + 8;
    return { x, y: height / 2, outer, legend: { left: x + outer + 20, top: 'middle' }, isList: true };
  }
  const listed = count * 24 + 8;
  const isList = height - listed > 150;
  const room = height - (isList ? listed : 32);
  const outer = Math.round(Math.min(room, width) * 0.46);
  return { x: width / 2, y: room / 2, outer, legend: { bottom: 0, left: isList ? 'center' : 0, right: 0 }, isList };
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Parts of a whole as a ring, the whole in its middle. */
export function pieOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  if (!column) return {};
  const parts = partsOf(answer.rows, column, look.series.length, say(chartTexts, 'others'));
  const sum = parts.reduce((total, part) => total + part.value, 0);
  const ring = ringIn(look, parts.length);
  const isNarrow = look.width < narrowWidth;
  const byName = new Map(parts.map((part) => [part.label, part]));
  const nameOf = (label: string) => label || say(chartTexts, 'none');
  const share = (value: number) => (sum > 0 ? formatRate(value / sum, look.locale) : '');
  return {
    tooltip: {
      ...tooltipOf(look),
      trigger: 'item',
      formatter: (params) => {
        const { name, value } = params as { name: string; value: number };
        return `${escaped(nameOf(name))}<br/><b>${escaped(whole(value, column.type, look))}</b> · ${share(value)}`;
      },
    },
    legend: {
      type: 'scroll',
      orient: ring.isList ? 'vertical' : 'horizontal',
      ...ring.legend,
      icon: 'circle',
      itemWidth: 9,
      itemHeight: 9,
      itemGap: 10,
      textStyle: {
        color: look.text2,
        fontSize: 12,
        rich: { value: { color: look.text, fontWeight: 600 }, share: { color: look.text3 } },
      },
      pageTextStyle: { color: look.text3 },
      pageIconColor: look.text2,
      pageIconInactiveColor: look.border,
      formatter: (name) => {
        const value = byName.get(name)?.value ?? 0;
        const label = cut(nameOf(name), isNarrow ? 9 : 14);
        const figure = isNarrow ? '' : `  {value|${brief(value, column.type, look)}}`;
        return `${label}${figure}  {share|${share(value)}}`;
      },
    },
    title: addsUp(column.type)
      ? {
          text: brief(sum, column.type, look),
          subtext: ring.outer > 70 ? cut(column.label, isWide(column.label) ? 8 : 16) : '',
          left: ring.x,
          top: ring.y - (ring.outer > 70 ? 20 : 10),
          padding: 0,
          textAlign: 'center',
          itemGap: 2,
          textStyle: { color: look.text, fontSize: ring.outer > 70 ? 18 : 14, fontWeight: 600, fontFamily: look.font },
          subtextStyle: { color: look.text3, fontSize: 12 },
        }
      : undefined,
    series: [
      {
        type: 'pie',
        radius: [Math.round(ring.outer * 0.66), ring.outer],
        center: [ring.x, ring.y],
        label: { show: false },
        itemStyle: { borderColor: look.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { scaleSize: 4 },
        data: parts.map((part) => ({ name: part.label, value: part.value, row: part.row })),
      },
    ],
  };
}

/** Chinese takes twice the place. */
const isWide = (text: string): boolean => /[\u2e80-\uffff]/.test(text);

/** Stages one below the other, each as wide as what reached it. */
export function funnelOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  if (!column) return {};
  const values = answer.rows.map((row) => numberOf(row.cells[column.key]) ?? 0);
  const most = Math.max(1, ...values);
  const first = values[0] ?? 0;
  const share = (value: number) => (first > 0 && addsUp(column.type) ? formatRate(value / first, look.locale) : '');
  const narrow = look.width < narrowWidth;
  return {
    tooltip: {
      ...tooltipOf(look),
      trigger: 'item',
      formatter: (params) => {
        const { name, value } = params as { name: string; value: number };
        return `${escaped(name)}<br/><b>${escaped(whole(value, column.type, look))}</b> · ${share(value)}`;
      },
    },
    grid: gridWithin(4, narrow ? 4 : 100),
    xAxis: { type: 'value', show: false, min: 0, max: most },
    yAxis: {
      type: 'category',
      inverse: true,
      data: answer.rows.map((row) => row.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: look.text, fontSize: 12, width: narrow ? 84 : 140, overflow: 'truncate', interval: 0 },
    },
    series: [
      // what pushes the bars to the middle
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
        data: values.map((value) => (most - value) / 2),
      },
      {
        type: 'bar',
        stack: 'all',
        barWidth: '78%',
        barMaxWidth: 40,
        barMinHeight: 3,
        label: {
          show: true,
          fontSize: 12,
          rich: { share: { color: look.text3 }, value: { color: look.text, fontWeight: 600 } },
        },
        data: answer.rows.map((row, at) => {
          const value = values[at] ?? 0;
          const text = brief(value, column.type, look);
          const color = mixed(look.high, look.low, Math.min(0.62, (at / Math.max(1, values.length)) * 0.8));
          // a bar that is wide enough carries its figure
          const isWide = value / most > (narrow ? 0.5 : 0.16);
          return {
            value,
            row,
            itemStyle: { color, borderRadius: 4 },
            label: isWide
              ? {
                  position: 'inside',
                  color: inkOn(color),
                  formatter: `${text}  ${share(value)}`,
                }
              : { position: 'right', formatter: `{value|${text}} {share|${share(value)}}` },
          };
        }),
      },
    ],
  };
}

import type { EChartsOption } from 'echarts';
import { formatRate } from '@/shared/format';
import { say } from '@/shared/i18n';
import type { ReportAnswer, ReportColumn } from '../analytics.api';
import { chartTexts } from './charts.texts';
import { mixed, standsOut } from './colors';
import { addsUp, numberOf } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, escaped, gridWithin, tooltipOf, whole } from './parts';
import { partsOf } from './picture';

/** Parts of a whole as a ring, the whole in its middle. */
export function pieOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  if (!column) return {};
  const parts = partsOf(answer.rows, column, look.series.length, say(chartTexts, 'others'));
  const sum = parts.reduce((total, part) => total + part.value, 0);
  const narrow = look.width < narrowWidth;
  const centre = narrow ? '50%' : `${Math.round((Math.min(look.height, look.width / 2) / 2 / look.width) * 100) + 2}%`;
  // higher than wide: the legend is a list below
  const tall = narrow && look.height > look.width * 0.9;
  const listed = parts.length * 26 + 8;
  const middle = tall ? Math.round((look.height - listed) / 2) : narrow ? '38%' : '50%';
  const byName = new Map(parts.map((part) => [part.label, part]));
  const nameOf = (label: string) => label || say(chartTexts, 'none');
  return {
    tooltip: {
      ...tooltipOf(look),
      trigger: 'item',
      formatter: (params) => {
        const { name, value, percent } = params as { name: string; value: number; percent: number };
        return `${escaped(nameOf(name))}<br/><b>${escaped(whole(value, column.type, look))}</b> · ${percent}%`;
      },
    },
    legend: {
      type: 'scroll',
      orient: narrow ? 'horizontal' : 'vertical',
      ...(narrow
        ? { bottom: 0, left: 0, right: 0 }
        : { left: `${Number.parseInt(centre, 10) * 2 + 4}%`, top: 'middle' }),
      icon: 'circle',
      itemWidth: 9,
      itemHeight: 9,
      itemGap: narrow ? 10 : 12,
      textStyle: {
        color: look.text2,
        fontSize: 12,
        rich: { value: { color: look.text, fontWeight: 600 }, share: { color: look.text3 } },
      },
      pageTextStyle: { color: look.text3 },
      pageIconColor: look.text2,
      formatter: (name) => {
        const value = byName.get(name)?.value ?? 0;
        const share = sum > 0 ? formatRate(value / sum, look.locale) : '';
        const label = nameOf(name).length > 12 ? `${nameOf(name).slice(0, 11)}…` : nameOf(name);
        return narrow && !tall
          ? `${label} {share|${share}}`
          : `${label}  {value|${brief(value, column.type, look)}}  {share|${share}}`;
      },
    },
    title: addsUp(column.type)
      ? {
          text: brief(sum, column.type, look),
          subtext: column.label,
          left: centre,
          top: tall ? Number(middle) - 20 : narrow ? '29%' : 'middle',
          textAlign: 'center',
          itemGap: 2,
          textStyle: { color: look.text, fontSize: 18, fontWeight: 600, fontFamily: look.font },
          subtextStyle: { color: look.text3, fontSize: 12 },
        }
      : undefined,
    series: [
      {
        type: 'pie',
        radius: tall ? [62, 96] : narrow ? ['38%', '60%'] : ['56%', '86%'],
        center: [centre, middle],
        label: { show: false },
        itemStyle: { borderColor: look.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { scaleSize: 4 },
        data: parts.map((part) => ({ name: part.label, value: part.value, row: part.row })),
      },
    ],
  };
}

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
                  color: standsOut(color, look.text, look.surface),
                  formatter: `${text}  ${share(value)}`,
                }
              : { position: 'right', formatter: `{value|${text}} {share|${share(value)}}` },
          };
        }),
      },
    ],
  };
}

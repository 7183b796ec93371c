import type { EChartsOption } from 'echarts';
import { formatRate } from '@/shared/format';
import { say } from '@/shared/i18n';
import type { ReportAnswer, ReportColumn } from '../analytics.api';
import { chartTexts } from './charts.texts';
import { addsUp, numberOf } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, escaped, tooltipOf, whole } from './parts';
import { partsOf } from './picture';

/** Parts of a whole as a ring, the whole in its middle. */
export function pieOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  if (!column) return {};
  const parts = partsOf(answer.rows, column, look.series.length, say(chartTexts, 'others'));
  const sum = parts.reduce((total, part) => total + part.value, 0);
  const narrow = look.width < narrowWidth;
  const centre = narrow ? '50%' : `${Math.round((Math.min(look.height, look.width / 2) / 2 / look.width) * 100) + 2}%`;
  const middle = narrow ? '38%' : '50%';
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
        return narrow
          ? `${label} {share|${share}}`
          : `${label}  {value|${brief(value, column.type, look)}}  {share|${share}}`;
      },
    },
    title: addsUp(column.type)
      ? {
          text: brief(sum, column.type, look),
          subtext: column.label,
          left: centre,
          top: narrow ? '29%' : 'middle',
          textAlign: 'center',
          itemGap: 2,
          textStyle: { color: look.text, fontSize: 18, fontWeight: 600, fontFamily: look.font },
          subtextStyle: { color: look.text3, fontSize: 12 },
        }
      : undefined,
    series: [
      {
        type: 'pie',
        radius: narrow ? ['38%', '60%'] : ['56%', '86%'],
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
  const share = (value: number) => (first > 0 ? formatRate(value / first, look.locale) : '');
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
    series: [
      {
        type: 'funnel',
        sort: 'none',
        min: 0,
        max: most,
        minSize: '2%',
        gap: 3,
        left: 4,
        top: 4,
        bottom: 4,
        width: narrow ? '58%' : '64%',
        label: {
          show: true,
          position: 'right',
          color: look.text2,
          fontSize: 12,
          overflow: 'truncate',
          rich: { name: { color: look.text2 }, value: { color: look.text, fontWeight: 600 } },
          formatter: ({ name, value }) =>
            `{name|${name}} {value|${brief(value, column.type, look)}} ${narrow ? '' : share(Number(value))}`,
        },
        labelLine: { show: true, length: 12, lineStyle: { color: look.border } },
        itemStyle: { borderWidth: 0 },
        data: answer.rows.map((row, at) => ({
          name: row.label,
          value: values[at] ?? 0,
          row,
          itemStyle: { color: look.series[0], opacity: 1 - Math.min(0.6, (at / Math.max(1, values.length)) * 0.7) },
        })),
      },
    ],
  };
}

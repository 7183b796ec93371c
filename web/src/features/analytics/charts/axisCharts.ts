import type { BarSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import { say } from '@/shared/i18n';
import type { ReportAnswer, ReportColumn } from '../analytics.api';
import { chartTexts } from './charts.texts';
import { figureText } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, gridWithin, legendOf, tooltipOf, valueAxis, whole } from './parts';
import { isAlongTime, type Picture, pictureOf, type Series } from './picture';

/** How high a lying bar with its gap is. */
export const barRoom = 28;

const nameOf = (series: Series) => (series.isBefore ? `${series.name} · ${say(chartTexts, 'before')}` : series.name);

const hasLegend = (picture: Picture) => picture.series.length > 1;
const topOf = (picture: Picture) => (hasLegend(picture) ? 36 : 12);

const colorOf = (picture: Picture, series: Series, look: Look): string => {
  if (series.isBefore) return look.faint;
  const now = picture.series.filter((one) => !one.isBefore);
  return look.series[now.indexOf(series) % look.series.length] ?? look.high;
};

const dataOf = (series: Series) =>
  series.values.map((value, at) => ({ value, row: series.rows[at], column: series.column.key }));

const labelsOf = (picture: Picture, look: Look) =>
  picture.categories.map(({ label }) =>
    picture.axis && picture.isTime ? figureText(label, picture.axis.type, look) : label || say(chartTexts, 'none'),
  );

const shared = (picture: Picture, column: ReportColumn | undefined, look: Look): EChartsOption => ({
  tooltip: {
    ...tooltipOf(look),
    trigger: 'axis',
    axisPointer: { type: 'shadow', z: 0, shadowStyle: { color: look.hover, opacity: 1 } },
    valueFormatter: (value) => whole(value, column?.type ?? 'number', look),
  },
  legend: hasLegend(picture) ? legendOf(look) : undefined,
});

/** As many bars as there is room for. */
export function barPicture(answer: ReportAnswer, measures: ReportColumn[], height: number): Picture {
  const most = isAlongTime(answer)
    ? 120
    : Math.max(3, Math.floor((height - 24) / (barRoom - 6) / (1 + (measures.length - 1) * 0.3)));
  return pictureOf(answer, measures, most);
}

/** Bars: standing along time, lying where names have to be read. */
export function barOption(answer: ReportAnswer, measures: ReportColumn[], look: Look): EChartsOption {
  const picture = barPicture(answer, measures, look.height);
  const { isTime } = picture;
  const column = measures[0];
  const type = column?.type ?? 'number';
  const stacked = picture.series.length > 1 && !picture.series.some((one) => one.isBefore) && measures.length === 1;
  const alone = picture.series.length === 1;
  const series = picture.series.map(
    (one): BarSeriesOption => ({
      type: 'bar',
      name: nameOf(one),
      data: dataOf(one),
      stack: stacked ? 'all' : undefined,
      barMaxWidth: isTime ? 36 : 18,
      barMinHeight: 2,
      barGap: '20%',
      itemStyle: {
        color: colorOf(picture, one, look),
        borderRadius: stacked ? 0 : isTime ? [4, 4, 0, 0] : [0, 4, 4, 0],
      },
      label: {
        show: alone && (isTime ? picture.categories.length <= 12 && look.width > narrowWidth : true),
        position: isTime ? 'top' : 'right',
        color: look.text2,
        fontSize: 12,
        formatter: ({ value }) => brief(value, type, look),
      },
    }),
  );
  const names = {
    type: 'category' as const,
    data: labelsOf(picture, look),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.border } },
  };
  if (isTime)
    return {
      ...shared(picture, column, look),
      grid: gridWithin(topOf(picture) + 8, 8),
      xAxis: { ...names, axisLabel: { color: look.text2, fontSize: 12, hideOverlap: true } },
      yAxis: valueAxis(type, look, 4),
      series,
    };
  const room = Math.min(180, Math.round(look.width * 0.32));
  return {
    ...shared(picture, column, look),
    grid: gridWithin(topOf(picture), alone ? 76 : 20),
    xAxis: { ...valueAxis(type, look, look.width < narrowWidth ? 3 : 5), show: !alone },
    yAxis: {
      ...names,
      inverse: true,
      axisLine: { show: false },
      axisLabel: { color: look.text, fontSize: 12, width: room, overflow: 'truncate', interval: 0 },
      triggerEvent: false,
    },
    series,
  };
}

export function lineOption(answer: ReportAnswer, measures: ReportColumn[], look: Look): EChartsOption {
  const picture = pictureOf(answer, measures);
  const column = measures[0];
  const alone = picture.series.filter((one) => !one.isBefore).length === 1;
  const series = picture.series.map((one): LineSeriesOption => {
    const color = one.isBefore ? look.text3 : colorOf(picture, one, look);
    return {
      type: 'line',
      name: nameOf(one),
      data: dataOf(one),
      symbol: 'circle',
      symbolSize: 7,
      showSymbol: picture.categories.length <= 31,
      connectNulls: false,
      lineStyle: { width: one.isBefore ? 1.5 : 2.5, type: one.isBefore ? 'dashed' : 'solid', color },
      itemStyle: { color },
      areaStyle: alone && !one.isBefore ? { color, opacity: 0.08 } : undefined,
      emphasis: { focus: picture.series.length > 2 ? 'series' : 'none' },
    };
  });
  const { tooltip, legend } = shared(picture, column, look);
  return {
    tooltip: { ...(tooltip as object), axisPointer: { type: 'line', lineStyle: { color: look.border } } },
    legend,
    grid: gridWithin(topOf(picture) + 4, 16),
    xAxis: {
      type: 'category',
      boundaryGap: !picture.isTime || picture.categories.length < 2,
      data: labelsOf(picture, look),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.border } },
      axisLabel: { color: look.text2, fontSize: 12, hideOverlap: true },
    },
    yAxis: valueAxis(column?.type ?? 'number', look, 4),
    series,
  };
}

import type { EChartsOption } from 'echarts';
import type { ReportAnswer, ReportColumn, ReportRow } from '../analytics.api';
import { inkOn, mixed } from './colors';
import { dimensionsOf, figureText, measuresOf, numberOf } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, escaped, tooltipOf, whole } from './parts';
import { columnsOfMap, rowsOfMap, tileName, tileOf, tiles } from './tiles';

interface HeatCell {
  value: [x: number, y: number, figure: number];
  row: ReportRow | null;
  name: string;
}

/** What is written on a cell, in whichever colour stands out from it. */
const onTop = (figure: number, most: number, look: Look) =>
  inkOn(mixed(look.low, look.high, most > 0 ? figure / most : 0));

const heat = (most: number, look: Look) => ({
  show: false,
  min: 0,
  max: most || 1,
  dimension: 2,
  inRange: { color: [look.low, look.high] },
});

const hidden = (count: number, isRow = false) => ({
  type: 'category' as const,
  data: Array.from({ length: count }, (_, at) => String(at)),
  show: false,
  inverse: isRow,
});

/** Provinces as tiles at their rough places, darker where there is more. */
export function mapOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  if (!column) return {};
  const found = new Map<string, { value: number; row: ReportRow }>();
  for (const row of answer.rows) {
    const tile = tileOf(row.label);
    if (tile) found.set(tile.name, { value: numberOf(row.cells[column.key]) ?? 0, row });
  }
  const most = Math.max(0, ...[...found.values()].map((one) => one.value));
  const side = Math.min(72, (look.width - 8) / columnsOfMap, (look.height - 8) / rowsOfMap);
  const cells = tiles.map((tile) => {
    const there = found.get(tile.name);
    const figure = there?.value ?? 0;
    return {
      name: tile.name,
      value: [tile.x, tile.y, figure] as [number, number, number],
      row: there?.row ?? null,
      visualMap: figure > 0,
      itemStyle: figure > 0 ? undefined : { color: look.hover },
      label: {
        color: figure > 0 ? onTop(figure, most, look) : look.text3,
        formatter:
          figure > 0 && side >= 46
            ? `${tileName(tile, look.locale)}\n{figure|${brief(figure, column.type, look)}}`
            : tileName(tile, look.locale),
      },
    };
  });
  return {
    tooltip: {
      ...tooltipOf(look),
      formatter: (params) => {
        const { data } = params as unknown as { data: HeatCell };
        return `${escaped(data.name)}<br/><b>${escaped(whole(data.value[2], column.type, look))}</b>`;
      },
    },
    visualMap: heat(most, look),
    grid: {
      left: (look.width - side * columnsOfMap) / 2,
      top: (look.height - side * rowsOfMap) / 2,
      width: side * columnsOfMap,
      height: side * rowsOfMap,
    },
    xAxis: hidden(columnsOfMap),
    yAxis: hidden(rowsOfMap, true),
    series: [
      {
        type: 'heatmap',
        data: cells,
        label: { show: true, fontSize: side < 40 ? 10 : 12, lineHeight: 16, rich: { figure: { fontSize: 11 } } },
        itemStyle: { borderColor: look.surface, borderWidth: 3, borderRadius: 6 },
        emphasis: { itemStyle: { borderColor: look.text3, borderWidth: 2 } },
      },
    ],
  };
}

interface Cohorts {
  columns: string[];
  rows: { label: string; row: ReportRow }[];
  cells: { x: number; y: number; figure: number; row: ReportRow | null }[];
  column: ReportColumn | undefined;
}

/** A cohort per row; how far it has come as measures side by side, or as a second dimension. */
export function cohortsOf(answer: ReportAnswer, look: Look): Cohorts {
  const [first, second] = dimensionsOf(answer);
  const measures = measuresOf(answer);
  const labelOf = (row: ReportRow) =>
    first && first.type !== 'text' ? figureText(row.cells[first.key] ?? row.label, first.type, look) : row.label;
  if (second) {
    const column = measures.at(-1);
    const rows = answer.rows.filter((row, at) => answer.rows.findIndex((one) => labelOf(one) === labelOf(row)) === at);
    const named = rows.map((row) => ({ label: labelOf(row), row }));
    const columns = [...new Set(answer.rows.map((row) => String(row.cells[second.key] ?? '')))];
    const cells = answer.rows.flatMap((row) => {
      const figure = numberOf(row.cells[column?.key ?? '']);
      const y = named.findIndex((one) => one.label === labelOf(row));
      return figure === null ? [] : [{ x: columns.indexOf(String(row.cells[second.key] ?? '')), y, figure, row }];
    });
    return { columns, rows: named, cells, column };
  }
  const type = measures.at(-1)?.type;
  const steps = measures.filter((one) => one.type === type);
  const size = measures.find((one) => one.type !== type);
  const named = answer.rows.map((row) => ({
    label: size ? `${labelOf(row)} (${figureText(row.cells[size.key], size.type, look)})` : labelOf(row),
    row,
  }));
  const cells = answer.rows.flatMap((row, y) =>
    steps.flatMap((step, x) => {
      const figure = numberOf(row.cells[step.key]);
      return figure === null ? [] : [{ x, y, figure, row }];
    }),
  );
  return { columns: steps.map((step) => step.label), rows: named, cells, column: steps[0] };
}

/** About as wide as the names of months with their sizes are. */
const namesWidth = 90;

export function cohortOption(answer: ReportAnswer, look: Look): EChartsOption {
  const cohorts = cohortsOf(answer, look);
  const type = cohorts.column?.type ?? 'number';
  const most = Math.max(0, ...cohorts.cells.map((one) => one.figure));
  const narrow = look.width < narrowWidth;
  // without room for its figure a cell has its color, and the table below has the figure
  const cellWidth = (look.width - namesWidth) / Math.max(1, cohorts.columns.length);
  return {
    tooltip: {
      ...tooltipOf(look),
      formatter: (params) => {
        const { data } = params as unknown as { data: HeatCell };
        const [x, y, figure] = data.value;
        const where = `${cohorts.rows[y]?.label ?? ''} · ${cohorts.columns[x] ?? ''}`;
        return `${escaped(where)}<br/><b>${escaped(whole(figure, type, look))}</b>`;
      },
    },
    visualMap: heat(most, look),
    grid: { left: 4, right: 4, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      position: 'top',
      data: cohorts.columns,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: look.text3, fontSize: 12 },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: cohorts.rows.map((one) => one.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: look.text2, fontSize: 12 },
    },
    series: [
      {
        type: 'heatmap',
        data: cohorts.cells.map(({ x, y, figure, row }) => ({
          value: [x, y, figure],
          row,
          label: { color: onTop(figure, most, look) },
        })),
        label: {
          show: cellWidth >= (narrow ? 30 : 36),
          fontSize: narrow ? 10 : 12,
          formatter: ({ value }) => brief((value as number[])[2], type, look),
        },
        itemStyle: { borderColor: look.surface, borderWidth: 2, borderRadius: 4 },
      },
    ],
  };
}

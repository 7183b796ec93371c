import { describe, expect, it } from 'vitest';
import { setLocale } from '@/shared/i18n';
import { light } from '@/shared/theme/palette';
import type { ReportAnswer, ReportColumn, ReportRow } from '../analytics.api';
import { contrast, inkOn, mixed } from './colors';
import { linksOf } from './flowChart';
import { cohortsOf } from './heatCharts';
import type { Look } from './look';
import { drawnKinds, optionOf } from './option';
import { escaped } from './parts';
import { shortName, tileOf, tiles } from './tiles';
import { stepsOf } from './waterfallChart';

const look: Look = {
  ...light,
  series: [light.chart1, light.chart2, light.chart3],
  faint: light.borderStrong,
  low: light.chartLow,
  high: light.chartHigh,
  font: 'sans-serif',
  still: true,
  width: 800,
  height: 400,
  locale: 'zh-CN',
  currency: 'CNY',
};
const dimension = (key: string, type: ReportColumn['type'] = 'text'): ReportColumn => ({
  key,
  label: key,
  type,
  role: 'dimension',
});
const count: ReportColumn = { key: 'count', label: '数量', type: 'count', role: 'measure' };
const row = (key: string, label: string, cells: ReportRow['cells']): ReportRow => ({
  key,
  label,
  cells,
  records: { kind: 'customers', filter: `x = ${key}` },
  cell_records: null,
});
const answer = (columns: ReportColumn[], rows: ReportRow[]): ReportAnswer => ({
  report: 'r',
  title: 'R',
  chart: 'bar',
  from: null,
  to: null,
  as_of: '2026-02-01',
  currency: 'CNY',
  columns,
  rows,
  totals: null,
  before: null,
  notes: [],
});
type Data = { value: unknown; row: ReportRow }[];
const dataOf = (option: object, at = 0) => ((option as { series: { data: Data }[] }).series[at]?.data ?? []) as Data;

setLocale('zh-CN');

describe('the option of a chart', () => {
  const rows = [
    row('a', '广东省', { count: 5, a: '广东省', b: '上海' }),
    row('b', '上海市', { count: 2, a: '上海市', b: '上海' }),
  ];
  const one = answer([dimension('a'), count], rows);

  it.each(drawnKinds)('%s can be made of an answer, and of an empty one', (kind) => {
    expect(optionOf(kind, one, undefined, look)).toHaveProperty('series');
    expect(optionOf(kind, answer([dimension('a'), count], []), undefined, look)).toHaveProperty('series');
  });

  it('carries with each mark the row behind it', () => {
    expect(dataOf(optionOf('bar', one, undefined, look)).map((item) => item.row.key)).toEqual(['a', 'b']);
    expect(dataOf(optionOf('pie', one, undefined, look)).map((item) => item.row.key)).toEqual(['a', 'b']);
    expect(dataOf(optionOf('funnel', one, undefined, look), 1).map((item) => item.row.key)).toEqual(['a', 'b']);
    const there = dataOf(optionOf('map', one, undefined, look)).filter((item) => item.row);
    expect(there.map((item) => item.row.key).sort()).toEqual(['a', 'b']);
  });

  it('moves only for who did not ask for stillness', () => {
    expect(optionOf('bar', one, undefined, look).animation).toBe(false);
    expect(optionOf('bar', one, undefined, { ...look, still: false }).animation).toBe(true);
  });

  it('draws no more lying bars than there is room for', () => {
    const many = answer(
      [dimension('a'), count],
      Array.from({ length: 50 }, (_, at) => row(`${at}`, `${at}`, { count: at })),
    );
    expect(dataOf(optionOf('bar', many, undefined, { ...look, height: 200 })).length).toBeLessThan(10);
  });
});

describe('a waterfall', () => {
  it('begins each bar where the one before ended, and stands on what is given', () => {
    const steps = stepsOf(
      [
        row('start', '期初', { count: 10 }),
        row('new', '新增', { count: 5 }),
        row('lost', '输单', { count: -8 }),
        row('end', '期末', { count: 7 }),
      ],
      'count',
    );
    expect(steps.map(({ low, high, kind }) => [low, high, kind])).toEqual([
      [0, 10, 'total'],
      [10, 15, 'up'],
      [7, 15, 'down'],
      [0, 7, 'total'],
    ]);
  });
});

describe('a flow', () => {
  const columns = [dimension('from'), dimension('to'), count];
  const link = (from: string, to: string) => row(from + to, from, { from, to, count: 1 });
  const ends = (rows: ReportRow[]) =>
    linksOf(answer(columns, rows), 'count').map(({ source, target }) => [source, target]);

  it('goes on from where it came to', () => {
    expect(ends([link('甲', '乙'), link('乙', '丙')])).toEqual([
      ['甲', '乙'],
      ['乙', '丙'],
    ]);
  });

  it('is cut in two where it would run in a circle', () => {
    const cut = ends([link('甲', '乙'), link('乙', '甲')]);
    const sources = new Set(cut.map(([source]) => source));
    expect(cut.some(([, target]) => sources.has(target ?? ''))).toBe(false);
  });
});

describe('cohorts', () => {
  const rate = (key: string): ReportColumn => ({ key, label: key, type: 'rate', role: 'measure' });

  it('are read from measures side by side, the size with the name', () => {
    const of = answer(
      [dimension('cohort', 'month'), count, rate('m0'), rate('m1')],
      [row('1', '2026-01', { cohort: '2026-01', count: 9, m0: 1, m1: null })],
    );
    const { columns, rows, cells } = cohortsOf(of, look);
    expect(columns).toEqual(['m0', 'm1']);
    expect(rows[0]?.label).toBe('2026-01 (9)');
    expect(cells.map(({ x, y, figure }) => [x, y, figure])).toEqual([[0, 0, 1]]);
  });

  it('are read from a second dimension as well', () => {
    const of = answer(
      [dimension('cohort'), dimension('after'), rate('kept')],
      [
        row('1', 'A', { after: 0, kept: 1 }),
        row('2', 'A', { after: 1, kept: 0.5 }),
        row('3', 'B', { after: 0, kept: 1 }),
      ],
    );
    const { columns, rows, cells } = cohortsOf(of, look);
    expect([columns, rows.map((one) => one.label)]).toEqual([
      ['0', '1'],
      ['A', 'B'],
    ]);
    expect(cells.map(({ x, y, figure }) => [x, y, figure])).toEqual([
      [0, 0, 1],
      [1, 0, 0.5],
      [0, 1, 1],
    ]);
  });
});

describe('the map', () => {
  it('knows provinces by their long and short names', () => {
    expect(['广西壮族自治区', '北京市', '西藏', '香港特别行政区', '新疆维吾尔自治区'].map(shortName)).toEqual([
      '广西',
      '北京',
      '西藏',
      '香港',
      '新疆',
    ]);
    expect(tileOf('海外')).toBeUndefined();
  });

  it('has all 34, each at a place of its own', () => {
    expect(tiles).toHaveLength(34);
    expect(new Set(tiles.map(({ x, y }) => `${x},${y}`)).size).toBe(34);
  });
});

it('names of people cannot write into the tooltip', () => {
  expect(escaped('<img src=x onerror="1">&')).toBe('&lt;img src=x onerror=&quot;1&quot;&gt;&amp;');
});

it('what is written on a colour can be read', () => {
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const ground = mixed(light.chartLow, light.chartHigh, share);
    expect(contrast(ground, inkOn(ground))).toBeGreaterThan(4.5);
  }
});

import { describe, expect, it } from 'vitest';
import type { ReportAnswer, ReportColumn, ReportRow } from '../analytics.api';
import { changeOf, figureShort, figureText } from './figures';
import { drawnMeasures, earlierRow, partsOf, pictureOf, wholeOf } from './picture';

const column = (key: string, type: ReportColumn['type'], role: ReportColumn['role'] = 'measure'): ReportColumn => ({
  key,
  label: key,
  type,
  role,
});
const row = (key: string, cells: ReportRow['cells'], records: ReportRow['records'] = null): ReportRow => ({
  key,
  label: key.toUpperCase(),
  cells,
  records,
  cell_records: null,
});
const answer = (columns: ReportColumn[], rows: ReportRow[], more: Partial<ReportAnswer> = {}): ReportAnswer => ({
  report: 'r',
  title: 'R',
  chart: 'bar',
  from: '2026-01-01',
  to: '2026-03-31',
  as_of: '2026-02-01',
  currency: 'CNY',
  columns,
  rows,
  totals: null,
  before: null,
  notes: [],
  ...more,
});

const name = column('name', 'text', 'dimension');
const month = column('month', 'month', 'dimension');
const amount = column('amount', 'money');
const rows = [row('a', { amount: 3 }), row('b', { amount: 1 }), row('c', { amount: 2 })];

describe('what a chart draws', () => {
  it('is the first measure, or those asked for as long as they share an axis', () => {
    const of = answer([name, amount, column('target', 'money'), column('rate', 'rate')], []);
    const keys = (asked?: string) => drawnMeasures(of, asked).map((one) => one.key);
    expect(keys()).toEqual(['amount', 'target']);
    expect(keys('amount')).toEqual(['amount']);
    expect(keys('rate')).toEqual(['rate']);
    expect(keys('target,amount')).toEqual(['target', 'amount']);
    expect(keys('amount,rate')).toEqual(['amount']);
    expect(keys('nonsense')).toEqual(['amount', 'target']);
  });

  it('leaves out the end of names, the beginning of time', () => {
    const labels = (of: ReportAnswer) => pictureOf(of, [amount], 2).categories.map((one) => one.key);
    expect(labels(answer([name, amount], rows))).toEqual(['a', 'b']);
    expect(labels(answer([month, amount], rows))).toEqual(['b', 'c']);
    expect(pictureOf(answer([name, amount], rows), [amount], 2).left).toBe(1);
  });

  it('sets the period before beside it: names by key, months one by one', () => {
    const earlier = (keys: string[]) => ({
      from: '2025-10-01',
      to: '2025-12-31',
      rows: keys.map((key, at) => row(key, { amount: 10 + at })),
      totals: null,
    });
    const named = answer([name, amount], rows, { before: earlier(['c', 'a']) });
    expect(pictureOf(named, [amount]).series.map((one) => one.values)).toEqual([
      [3, 1, 2],
      [11, null, 10],
    ]);
    const timed = answer([month, amount], rows, { before: earlier(['x', 'y', 'z']) });
    expect(pictureOf(timed, [amount], 2).series[1]?.values).toEqual([11, 12]);
    expect(earlierRow(timed, rows[0] as ReportRow)?.key).toBe('x');
  });

  it('has a series for each value of a second dimension', () => {
    const stage = column('stage', 'text', 'dimension');
    const of = answer(
      [name, stage, amount],
      [
        row('1', { name: '甲', stage: '初', amount: 1 }),
        row('2', { name: '甲', stage: '终', amount: 2 }),
        row('3', { name: '乙', stage: '终', amount: 3 }),
      ],
    );
    const picture = pictureOf(of, [amount]);
    expect(picture.categories.map((one) => one.label)).toEqual(['甲', '乙']);
    expect(picture.series.map((one) => [one.name, one.values])).toEqual([
      ['初', [1, null]],
      ['终', [2, 3]],
    ]);
  });

  it('adds up what is small, but never rates', () => {
    const many = ['a', 'b', 'c', 'd'].map((key, at) => row(key, { amount: 10 - at, rate: 0.1 }));
    expect(partsOf(many, amount, 3, '其他').map((one) => [one.label, one.value])).toEqual([
      ['A', 10],
      ['B', 9],
      ['其他', 15],
    ]);
    expect(partsOf(many, column('rate', 'rate'), 3, '其他')).toHaveLength(3);
  });

  it('takes the whole from the total, or from the only row', () => {
    expect(wholeOf({ cells: { amount: 6 }, records: null, cell_records: null }, rows, 'amount')).toBe(6);
    expect(wholeOf(null, rows.slice(0, 1), 'amount')).toBe(3);
    expect(wholeOf(null, rows, 'amount')).toBeUndefined();
  });
});

describe('a figure', () => {
  const writing = { locale: 'zh-CN', currency: 'CNY' } as const;

  it.each([
    [123456.78, 'money', '¥123,456.78', '¥12.3万'],
    [12345, 'count', '12,345', '1.2万'],
    [0.4567, 'rate', '45.7%', '45.7%'],
    ['2026-02', 'month', '2026-02', '2026-02'],
    [null, 'money', '–', '–'],
    [null, 'text', '（空）', '（空）'],
  ] as const)('%s as %s', (value, type, long, short) => {
    expect(figureText(value, type, writing)).toBe(long);
    expect(figureShort(value, type, writing)).toBe(short);
  });

  it('tells how it moved', () => {
    expect(changeOf(120, 100, 'money')).toEqual({ way: 'up', by: 0.2 });
    expect(changeOf(80, 100, 'count')).toEqual({ way: 'down', by: 0.2 });
    expect(changeOf(0.5, 0.4, 'rate')?.by).toBeCloseTo(0.1);
    expect(changeOf(5, 0, 'count')).toEqual({ way: 'fresh', by: 0 });
    expect(changeOf(5, 5, 'count')).toEqual({ way: 'same', by: 0 });
    expect(changeOf(5, null, 'count')).toBeNull();
  });
});

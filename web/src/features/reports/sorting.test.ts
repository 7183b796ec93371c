import { describe, expect, it } from 'vitest';
import type { PipelineReportRow } from './reports.api';
import { sorted, turned } from './sorting';

const row = (name: string, value: number, cycle: number | null) => ({ name, value, cycle }) as PipelineReportRow;
const rows = [row('b', 1, null), row('a', 3, 10), row('c', 2, 20)];
const names = (list: PipelineReportRow[]) => list.map((one) => one.name).join('');

describe('the rows of a report', () => {
  it('are ordered by numbers and by names', () => {
    expect(names(sorted(rows, { key: 'value', falling: true }))).toBe('acb');
    expect(names(sorted(rows, { key: 'name', falling: false }))).toBe('abc');
  });

  it('keep what is missing at the end, whichever way', () => {
    expect(names(sorted(rows, { key: 'cycle', falling: true }))).toBe('cab');
    expect(names(sorted(rows, { key: 'cycle', falling: false }))).toBe('acb');
  });

  it('turn round when asked again', () => {
    expect(turned({ key: 'value', falling: true }, 'value')).toEqual({ key: 'value', falling: false });
    expect(turned({ key: 'value', falling: true }, 'name')).toEqual({ key: 'name', falling: false });
  });
});

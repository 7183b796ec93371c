import { expect, it } from 'vitest';
import { today } from '@/shared/days';
import { answerOf, drawnOf, reportAddress } from './asked';
import { isReport, sourceOf } from './dashboards.api';
import { periodIn } from './draft';

const empty = { group: null, filter: null, date_field: null, period: null, from: null, to: null, compare: null };

it('reads a figure the server keeps with the members of a report empty', () => {
  const source = sourceOf({
    ...empty,
    report: null,
    parameters: null,
    kind: 'orders',
    measure: 'count',
    period: 'this_month',
  });
  expect(isReport(source)).toBe(false);
  expect(source).toEqual({ kind: 'orders', measure: 'count', period: 'this_month' });
  expect(periodIn(source).period).toBe('this_month');
  expect(() => answerOf(source, {}, today(), 'en')).not.toThrow();
});

it('reads a report without parameters', () => {
  const source = sourceOf({ ...empty, report: 'forecast', parameters: null, kind: null, measure: null });
  expect(isReport(source)).toBe(true);
  expect(drawnOf(source)).toBeUndefined();
  expect(reportAddress(source, {})).toBe('/reports/forecast');
  expect(() => answerOf(source, {}, today(), 'en')).not.toThrow();
});

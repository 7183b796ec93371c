import { describe, expect, it } from 'vitest';
import { sameView, shapeOf, valuesOf, writtenOf } from './useView';
import type { View } from './views.api';

const view = {
  view_id: 'view_1',
  query: { status: 'won', sort: '-name' },
  group_by: 'grade',
  measures: ['sum:annual_revenue', 'avg:credit_days'],
  layout: 'list',
  date_field: null,
} as unknown as View;

describe('a view in the address', () => {
  it('stands there whole, and is read back the same', () => {
    expect(writtenOf(valuesOf(view))).toEqual({
      query: { status: 'won', sort: '-name' },
      layout: 'list',
      group_by: 'grade',
      date_field: null,
      measures: ['sum:annual_revenue', 'avg:credit_days'],
    });
  });

  it('is changed by another condition, not by the record that is open', () => {
    expect(sameView(valuesOf(view), { ...valuesOf(view), open: 'opp_1', month: '2026-11' })).toBe(true);
    expect(sameView(valuesOf(view), { ...valuesOf(view), q: '科技' })).toBe(false);
    expect(sameView(valuesOf(view), { ...valuesOf(view), group: undefined })).toBe(false);
  });

  it('takes a layout it does not know for a list', () => {
    expect(shapeOf({ layout: 'map' }).layout).toBe('list');
    expect(shapeOf({ layout: 'board', group: 'status' })).toMatchObject({ layout: 'board', group: 'status' });
  });
});

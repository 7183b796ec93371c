import { describe, expect, it } from 'vitest';
import { conditionHolds } from './conditions';

const customer = {
  status: 'won',
  annual_revenue: 120000,
  industry: null,
  custom_fields: { c_uses: ['办公'], c_size: 3 },
};
const compare = (field: string, operator: string, ...values: (string | number | boolean)[]) => ({
  field,
  operator,
  values,
});

describe('a condition on the fields of a record', () => {
  it('compares what the record has', () => {
    expect(conditionHolds(compare('status', 'equal', 'won'), customer)).toBe(true);
    expect(conditionHolds(compare('annual_revenue', 'greater', 100000), customer)).toBe(true);
    expect(conditionHolds(compare('c_size', 'less', 3), customer)).toBe(false);
    expect(conditionHolds(compare('c_uses', 'contains', '办公'), customer)).toBe(true);
  });

  it('is false of what is empty, and its contrary true', () => {
    expect(conditionHolds(compare('industry', 'equal', '软件'), customer)).toBe(false);
    expect(conditionHolds(compare('industry', 'not_equal', '软件'), customer)).toBe(true);
    expect(conditionHolds(compare('c_other', 'is_null'), customer)).toBe(true);
  });

  it('joins', () => {
    const won = compare('status', 'equal', 'won');
    const small = compare('c_size', 'less', 2);
    expect(conditionHolds({ all: [won, small] }, customer)).toBe(false);
    expect(conditionHolds({ any: [won, small] }, customer)).toBe(true);
    expect(conditionHolds({ not: small }, customer)).toBe(true);
  });

  it('shows rather than hides where the record does not say', () => {
    expect(conditionHolds(compare('lifecycle', 'equal', 'new'), customer)).toBe(true);
    expect(conditionHolds(null, customer)).toBe(true);
  });
});

import { expect, it } from 'vitest';
import { withConditions } from './useOpportunityList';

it('leaves the own filter as it is when no chip is set', () => {
  expect(withConditions("amount > 1000 or source = '展会'", {})).toBe("amount > 1000 or source = '展会'");
  expect(withConditions(undefined, {})).toBeUndefined();
});

it('says the chips beside the own filter, which keeps its meaning', () => {
  expect(withConditions('amount > 1 or amount < 0', { forecast_category: 'commit,best_case' })).toBe(
    "(amount > 1 or amount < 0) and forecast_category in ('commit', 'best_case')",
  );
  expect(withConditions(undefined, { close_after: '2026-11-01', close_before: '2026-11-30' })).toBe(
    "expected_close_date >= '2026-11-01' and expected_close_date <= '2026-11-30'",
  );
});

import { describe, expect, it } from 'vitest';
import { withConditions } from './orderFilters';

describe('what the chips of the list say', () => {
  it('stands in the filter where the server has no parameter for it', () => {
    expect(
      withConditions({ status: 'completed', seller: 'user_1', ordered_after: '2026-01-01T00:00:00.000Z' }),
    ).toEqual({
      status: 'completed',
      filter: "seller_id = 'user_1' and ordered_at >= '2026-01-01T00:00:00.000Z'",
    });
  });

  it('knows who is looking, and nobody', () => {
    expect(withConditions({ seller: 'me' }).filter).toBe('seller_id = me');
    expect(withConditions({ seller: 'none' }).filter).toBe('seller_id is null');
  });

  it('stands beside the filter one wrote oneself', () => {
    expect(withConditions({ filter: 'amount > 5 or amount < 1', seller: 'me' }).filter).toBe(
      '(amount > 5 or amount < 1) and seller_id = me',
    );
    expect(withConditions({ sort: 'amount' })).toEqual({ sort: 'amount' });
  });
});

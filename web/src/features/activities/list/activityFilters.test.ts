import { expect, it } from 'vitest';
import { withConditions } from './activityFilters';

it('says who and when in the filter language, beside what the user wrote', () => {
  const query = withConditions({ type: 'call', filter: "outcome = 'a' or outcome = 'b'", person: 'user_1' });
  expect(query).toEqual({ type: 'call', filter: "(outcome = 'a' or outcome = 'b') and created_by = 'user_1'" });
  expect(withConditions({ person: 'me', occurred_after: '2026-02-01T00:00:00.000Z' }).filter).toBe(
    "created_by = me and occurred_at >= '2026-02-01T00:00:00.000Z'",
  );
});

it('leaves alone what the server has a parameter for', () => {
  expect(withConditions({ q: '报价', type: 'visit' })).toEqual({ q: '报价', type: 'visit' });
});

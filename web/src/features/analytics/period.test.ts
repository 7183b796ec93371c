import { describe, expect, it } from 'vitest';
import { daysOf, nameOf, periodOf, written } from './period';

// a Wednesday
const today = '2026-02-11';

describe('a period', () => {
  it.each([
    ['today', '2026-02-11', '2026-02-11'],
    ['yesterday', '2026-02-10', '2026-02-10'],
    ['this_week', '2026-02-09', '2026-02-15'],
    ['last_week', '2026-02-02', '2026-02-08'],
    ['this_month', '2026-02-01', '2026-02-28'],
    ['last_month', '2026-01-01', '2026-01-31'],
    ['this_quarter', '2026-01-01', '2026-03-31'],
    ['last_quarter', '2025-10-01', '2025-12-31'],
    ['this_year', '2026-01-01', '2026-12-31'],
    ['last_year', '2025-01-01', '2025-12-31'],
    ['last_30_days', '2026-01-13', '2026-02-11'],
    ['last_90_days', '2025-11-14', '2026-02-11'],
  ] as const)('%s goes from %s to %s', (preset, from, to) => {
    expect(daysOf(preset, today)).toEqual({ from, to });
  });

  it('knows leap years and the turn of the year', () => {
    expect(daysOf('this_month', '2028-02-10').to).toBe('2028-02-29');
    expect(daysOf('last_month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('last_quarter', '2026-12-31')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  });

  it('has the name of its days', () => {
    expect(nameOf({ from: '2026-01-01', to: '2026-03-31' }, today)).toBe('this_quarter');
    expect(nameOf({ from: '2026-01-02', to: '2026-03-31' }, today)).toBeUndefined();
  });

  it('is read from the address by name or by days, and not at all where it makes no sense', () => {
    expect(periodOf({ period: 'last_month' }, today)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(periodOf({ from: '2026-01-05', to: '2026-01-06' }, today)).toEqual({ from: '2026-01-05', to: '2026-01-06' });
    expect(periodOf({ from: '2026-01-07', to: '2026-01-06' }, today)).toBeUndefined();
    expect(periodOf({ period: 'someday' }, today)).toBeUndefined();
    expect(periodOf({}, today)).toBeUndefined();
  });

  it('stands in the address one way at a time', () => {
    expect(written('this_week')).toEqual({ period: 'this_week' });
    expect(written({ from: 'a', to: 'b' })).toEqual({ from: 'a', to: 'b' });
  });
});

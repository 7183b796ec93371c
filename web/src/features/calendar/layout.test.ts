import { describe, expect, it } from 'vitest';
import {
  daysOf,
  momentAt,
  monthLater,
  moved,
  onDay,
  placeDay,
  type Spanned,
  snap,
  spread,
  stretched,
  turn,
} from './layout';

const timed = (key: string, from: string, to: string, day = '2026-02-10', endDay = day): Spanned => ({
  key,
  allDay: false,
  start: new Date(`${day}T${from}`),
  end: new Date(`${endDay}T${to}`),
});
const whole = (key: string, day: string): Spanned => ({
  key,
  allDay: true,
  start: new Date(`${day}T00:00`),
  end: new Date(`${day}T23:59`),
});
const places = (items: Spanned[], day = '2026-02-10') =>
  Object.fromEntries(placeDay(items, day).map((part) => [part.item.key, [part.column, part.columns]]));

describe('what happens at the same time stands side by side', () => {
  it('one alone has the whole width', () => {
    expect(places([timed('a', '09:00', '10:00')])).toEqual({ a: [0, 1] });
  });

  it('two share it, a later one has it alone', () => {
    const items = [timed('a', '09:00', '10:00'), timed('b', '09:30', '10:30'), timed('c', '10:30', '11:00')];
    expect(places(items)).toEqual({ a: [0, 2], b: [1, 2], c: [0, 1] });
  });

  it('a column is used again once it is free', () => {
    const items = [timed('a', '09:00', '12:00'), timed('b', '09:00', '10:00'), timed('c', '10:00', '11:00')];
    expect(places(items)).toEqual({ a: [0, 2], b: [1, 2], c: [1, 2] });
  });

  it('those that hang together by a third share the width too', () => {
    const items = [timed('a', '09:00', '10:00'), timed('b', '09:30', '11:00'), timed('c', '10:15', '12:00')];
    expect(places(items)).toEqual({ a: [0, 2], b: [1, 2], c: [0, 2] });
  });

  it('two that only touch are not at the same time', () => {
    expect(places([timed('a', '09:00', '10:00'), timed('b', '10:00', '11:00')])).toEqual({ a: [0, 1], b: [0, 1] });
  });

  it('grows into columns nobody uses', () => {
    const items = [
      timed('a', '09:00', '10:00'),
      timed('b', '09:00', '10:00'),
      timed('c', '09:00', '11:00'),
      timed('d', '10:00', '11:00'),
    ];
    const parts = placeDay(items, '2026-02-10');
    const width = (key: string) => {
      const part = parts.find((one) => one.item.key === key);
      return part && spread(part, parts);
    };
    expect(width('c')).toBe(1);
    expect(width('d')).toBe(2);
  });
});

describe('what goes over midnight', () => {
  const night = timed('night', '22:00', '02:00', '2026-02-10', '2026-02-11');

  it('lies on both days', () => {
    expect(placeDay([night], '2026-02-10')[0]).toMatchObject({ from: 1320, to: 1440, first: true, last: false });
    expect(placeDay([night], '2026-02-11')[0]).toMatchObject({ from: 0, to: 120, first: false, last: true });
    expect(placeDay([night], '2026-02-12')).toEqual([]);
  });

  it('ends with the day when it ends at midnight', () => {
    const late = timed('late', '22:00', '00:00', '2026-02-10', '2026-02-11');
    expect(placeDay([late], '2026-02-10')[0]).toMatchObject({ to: 1440, last: true });
    expect(placeDay([late], '2026-02-11')).toEqual([]);
    expect(onDay([late], '2026-02-11', true)).toEqual([]);
  });
});

it('nothing is drawn smaller than a line', () => {
  const [part] = placeDay([timed('a', '09:00', '09:05')], '2026-02-10');
  expect((part?.to ?? 0) - (part?.from ?? 0)).toBe(24);
});

it('whole days come first, then by time', () => {
  const items = [timed('b', '09:00', '10:00'), timed('a', '08:00', '09:00'), whole('w', '2026-02-10')];
  expect(onDay(items, '2026-02-10', true).map((item) => item.key)).toEqual(['w', 'a', 'b']);
  expect(onDay(items, '2026-02-10', false).map((item) => item.key)).toEqual(['w']);
});

describe('the days of a view', () => {
  it('a week begins on Monday', () => {
    expect(daysOf('week', '2026-02-15')).toEqual([
      '2026-02-09',
      '2026-02-10',
      '2026-02-11',
      '2026-02-12',
      '2026-02-13',
      '2026-02-14',
      '2026-02-15',
    ]);
  });

  it.each([
    ['2026-02-10', '2026-01-26', 35],
    ['2027-02-10', '2027-02-01', 28],
    ['2026-08-31', '2026-07-27', 42],
  ])('the month of %s begins with %s and has %i days on screen', (day, first, count) => {
    const days = daysOf('month', day);
    expect([days[0], days.length]).toEqual([first, count]);
  });

  it('turns by its own length; from a long month to the end of a short one', () => {
    expect(turn('month', '2026-01-31', 1)).toBe('2026-02-28');
    expect(turn('week', '2026-02-28', 1)).toBe('2026-03-07');
    expect(turn('day', '2026-03-01', -1)).toBe('2026-02-28');
    expect(monthLater('2026-01-15', -1)).toBe('2025-12-15');
  });
});

describe('moving and stretching', () => {
  const item = timed('a', '09:00', '10:30');

  it('keeps its length', () => {
    const { start, end } = moved(item, 2, 45);
    expect(start).toEqual(momentAt('2026-02-12', 9 * 60 + 45));
    expect(end.getTime() - start.getTime()).toBe(90 * 60_000);
  });

  it('can go over midnight', () => {
    expect(moved(item, 0, -10 * 60).start).toEqual(new Date('2026-02-09T23:00'));
  });

  it('is never shorter than a quarter of an hour', () => {
    expect(stretched(item, 30).end).toEqual(new Date('2026-02-10T11:00'));
    expect(stretched(item, -600).end).toEqual(new Date('2026-02-10T09:15'));
  });

  it('falls on quarters', () => {
    expect([7, 8, 22, 23].map(snap)).toEqual([0, 15, 15, 30]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Order } from '../orders.api';
import { areWhole, asWritten, type DraftLine, emptyLine, isBlank, lineAmount, linesTotal, totalsOf } from './lineMath';

const line = (quantity: number | null, unit_price: number | null, name = 'x'): DraftLine => ({
  ...emptyLine(),
  name,
  quantity,
  unit_price,
});

describe('the amount of a line', () => {
  it.each([
    [1, 100, 100],
    [3, 99.9, 299.7],
    [1, 1.005, 1.01],
    [1, 99.999, 100],
    [2.5, 0.1, 0.25],
    [-1, 1.005, -1.01],
  ])('%d × %d is %d', (quantity, price, amount) => {
    expect(lineAmount(line(quantity, price))).toBe(amount);
  });

  it('counts what is not typed yet as nothing', () => {
    expect(lineAmount(line(null, 5))).toBe(0);
    expect(lineAmount(line(2, null))).toBe(0);
  });
});

describe('all lines', () => {
  it('add up to the cent', () => {
    expect(linesTotal([line(1, 0.1), line(1, 0.2)])).toBe(0.3);
    expect(linesTotal([])).toBe(0);
  });

  it('can be sent when at least one says what it is and none is half filled in', () => {
    expect(areWhole([emptyLine()])).toBe(false);
    expect(areWhole([line(1, 5), emptyLine()])).toBe(true);
    expect(areWhole([line(1, 5), line(1, 5, '')])).toBe(false);
  });

  it('are sent without those nobody began, every number said', () => {
    expect(isBlank(emptyLine())).toBe(true);
    expect(asWritten([line(null, 5), emptyLine()])).toEqual([
      { product_id: null, name: 'x', category: null, quantity: 0, unit_price: 5 },
    ]);
  });
});

describe('the totals of an order', () => {
  const order = (facts: Partial<Order>) => ({ lines: [], amount: 0, returned_amount: 0, ...facts }) as unknown as Order;
  const priced = (amount: number | null) => ({ amount }) as Order['lines'][number];

  it('say what points paid and what can still be paid back', () => {
    const paid = order({ lines: [priced(50), priced(30.5)], amount: 72.5, points_spent: 80, returned_amount: 20 });
    expect(totalsOf(paid)).toEqual({ sum: 80.5, byPoints: 8, amount: 72.5, left: 52.5 });
  });

  it('have no sum of lines where there are none', () => {
    expect(totalsOf(order({ amount: 10 }))).toEqual({ sum: null, byPoints: null, amount: 10, left: 10 });
  });

  it('are nothing to who may not see amounts', () => {
    expect(totalsOf(order({ amount: null }))).toBeNull();
    expect(totalsOf(order({ amount: 5, lines: [priced(null)] }))).toBeNull();
  });
});

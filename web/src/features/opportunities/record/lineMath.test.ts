import { describe, expect, it } from 'vitest';
import { type DraftLine, lineAmount, linesSum } from './lineMath';

const line = (quantity: number | null, unit_price: number | null, discount: number | null): DraftLine => ({
  key: `${quantity}${unit_price}`,
  product_id: null,
  name: 'x',
  kind: 'one_off',
  quantity,
  unit_price,
  discount,
});

describe('the amount of a line', () => {
  it.each([
    [1, 100, 0, 100],
    [3, 99.9, 0, 299.7],
    [2, 1000, 15, 1700],
    [1, 1.005, 0, 1.01],
    [1, 0.1, 100, 0],
    [7, 33.33, 33.3, 155.62],
  ])('%d × %d less %d%% is %d', (quantity, price, discount, amount) => {
    expect(lineAmount(line(quantity, price, discount))).toBe(amount);
  });

  it('counts what is not typed yet as nothing', () => {
    expect(lineAmount(line(null, 5, null))).toBe(0);
    expect(lineAmount(line(2, 5, null))).toBe(10);
  });

  it('adds up to the cent', () => {
    expect(linesSum([line(1, 0.1, 0), line(1, 0.2, 0)])).toBe(0.3);
  });
});

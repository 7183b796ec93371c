import { expect, it } from 'vitest';
import { leavingRate, parameterText, purchaseRate } from './parameters';

it.each([
  [1.4996697341141467, '1.5'],
  [100.64257782336183, '100.6'],
  [-772.4129209851507, '-772.4'],
  [19516629.45619739, '19,516,629'],
  [0.014901, '0.0149'],
  [0.00001234, '0.000012'],
  [0, '0'],
])('%d is written %s', (value, text) => {
  expect(parameterText(value, 'zh-CN')).toBe(text);
});

it('tells rates from the parameters', () => {
  const fitted = { r: 1.5, alpha: 100, a: 1, b: 3 };
  expect(purchaseRate(fitted)).toBeCloseTo(0.015);
  expect(leavingRate(fitted)).toBe(0.25);
});

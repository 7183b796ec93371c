import { expect, it } from 'vitest';
import { safeNext } from './safeNext';

it.each([
  ['/customers?status=won', '/customers?status=won'],
  [null, '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('after sign-in %s leads to %s', (next, to) => {
  expect(safeNext(next)).toBe(to);
});

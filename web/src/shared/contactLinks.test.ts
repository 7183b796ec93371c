import { expect, it } from 'vitest';
import { mailOf, telOf } from './contactLinks';

it('leads to numbers and addresses', () => {
  expect(telOf('+86 138-1234-8000')).toBe('tel:+8613812348000');
  expect(mailOf('li@example.cn')).toBe('mailto:li@example.cn');
});

it('leads nowhere from under a mask', () => {
  expect(telOf('138****8000')).toBeUndefined();
  expect(mailOf('l***@example.cn')).toBeUndefined();
  expect(telOf(null)).toBeUndefined();
});

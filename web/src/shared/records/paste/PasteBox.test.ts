import { describe, expect, it } from 'vitest';
import { offersOf } from './PasteBox';
import type { PastedField } from './paste.api';

const found: PastedField[] = [
  { field: 'name', value: '张伟', text: '张伟', start: 0 },
  { field: 'mobile', value: '13812348000', text: '138-1234-8000', start: 3 },
  { field: 'phone', value: '010-65881234', text: '010-65881234', start: 20 },
];

describe('offers', () => {
  it('come in the order of the form and only for what it has', () => {
    const offers = offersOf(
      found,
      [
        ['mobile', 'phone'],
        ['phone', 'phone'],
        ['name', 'name'],
        ['email', 'email'],
      ],
      (target) => (target === 'name' ? '李娜' : undefined),
    );
    expect(offers.map((one) => [one.field, one.target, one.before])).toEqual([
      ['mobile', 'phone', ''],
      ['phone', 'phone', ''],
      ['name', 'name', '李娜'],
    ]);
  });
});

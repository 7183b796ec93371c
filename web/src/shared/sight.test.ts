import { expect, it } from 'vitest';
import { accessOf } from './sight';

const limits = [{ kind: 'customers', field: 'phone', access: 'masked' as const }];

it.each([
  ['customers', 'phone', 'masked'],
  ['customers', 'phones', 'masked'],
  ['customers', 'email', 'full'],
  ['contacts', 'phone', 'full'],
])('%s.%s is %s', (kind, key, access) => {
  expect(accessOf(limits, kind, key)).toBe(access);
});

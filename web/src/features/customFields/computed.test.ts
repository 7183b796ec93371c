import { expect, test } from 'vitest';
import { isUsable, named, originOf } from './computed';
import type { Definition } from './customFields.api';

test('a label that is one word stands as it is, others in brackets', () => {
  expect(named('年成交额')).toBe('年成交额');
  expect(named('赢率（%）')).toBe('[赢率（%）]');
  expect(named('Annual revenue')).toBe('[Annual revenue]');
  expect(named('2级')).toBe('[2级]');
});

test('a field is a formula, a roll-up or of its type', () => {
  const of = (field: Partial<Definition>) =>
    originOf({ type: 'money', formula: null, rollup: null, ...field } as Definition);
  expect(of({})).toBe('money');
  expect(of({ formula: '1 + 1' })).toBe('formula');
  expect(of({ rollup: { kind: 'contacts', relation: 'customer', function: 'count', field: null, filter: null } })).toBe(
    'rollup',
  );
});

test('users and tags are of no use in a formula', () => {
  expect([isUsable('select'), isUsable('user'), isUsable('tags')]).toEqual([true, false, false]);
});

import { expect, it } from 'vitest';
import { say } from '@/shared/i18n';
import { type WhyNot, whyNoModel, whyNoValue } from './why';
import { whyTexts } from './why.texts';
import type { FittedModel, ProfileModel } from './worth.api';

const said: ProfileModel = {
  alive_probability: null,
  expected_purchases: 0.4,
  value: 1200,
  churn_risk: null,
  since: '2026-11-22T04:20:14Z',
  refusal: null,
};
const fitted: FittedModel = {
  purchases: { r: 1, alpha: 2, a: 3, b: 4 },
  value: { p: 1, q: 2, gamma: 3, mean: 4 },
  log_likelihood: -772,
  customers: 271,
  purchases_refusal: null,
  value_refusal: null,
};

it('asks for no reason where the model says something, even of a single purchase', () => {
  expect(whyNoValue(said)).toBeNull();
});

it.each<[Partial<ProfileModel>, WhyNot]>([
  [{ refusal: 'too_few_customers' }, 'too_few_customers'],
  [{ since: null }, 'not_counted'],
  [{}, 'ahead'],
])('a customer without a value by model: %j is %s', (change, why) => {
  expect(whyNoValue({ ...said, value: null, ...change })).toBe(why);
});

it.each<[FittedModel | null, WhyNot | null]>([
  [fitted, null],
  [null, 'not_counted'],
  [{ ...fitted, value: null, value_refusal: 'no_finite_mean' }, 'no_finite_mean'],
  [
    { ...fitted, purchases: null, value: null, purchases_refusal: 'no_spread', value_refusal: 'did_not_converge' },
    'no_spread',
  ],
])('an organisation: %j', (model, why) => {
  expect(whyNoModel(model)).toBe(why);
});

it('has words for each reason, none of them the code', () => {
  const codes = Object.keys(whyTexts.entries) as WhyNot[];
  expect(codes).toHaveLength(8);
  for (const code of codes) expect(say(whyTexts, code)).not.toContain('_');
});

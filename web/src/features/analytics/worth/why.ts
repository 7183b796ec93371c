import type { FitRefusal, FittedModel, ProfileModel } from './worth.api';

/** Why there is nothing by model: refused, customers were never counted, or what was bought lies ahead. */
export type WhyNot = FitRefusal | 'not_counted' | 'ahead';

/** Null where the model says something of the customer. */
export function whyNoValue(model: ProfileModel): WhyNot | null {
  if (model.value !== null) return null;
  return model.refusal ?? (model.since === null ? 'not_counted' : 'ahead');
}

/** Without either of both models nobody has a value by model; null where both are there. */
export function whyNoModel(model: FittedModel | null): WhyNot | null {
  if (!model) return 'not_counted';
  if (model.purchases && model.value) return null;
  return model.purchases_refusal ?? model.value_refusal ?? 'not_counted';
}

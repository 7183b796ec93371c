import type { Field } from '../../customFields/public';

export type Operator =
  | 'equal'
  | 'not_equal'
  | 'greater'
  | 'greater_or_equal'
  | 'less'
  | 'less_or_equal'
  | 'in'
  | 'not_in'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'not_starts_with'
  | 'is_null'
  | 'is_not_null';

const emptiness: Operator[] = ['is_null', 'is_not_null'];
const order: Operator[] = ['greater', 'greater_or_equal', 'less', 'less_or_equal'];
const choice: Operator[] = ['in', 'not_in', ...emptiness];

/** How a field of this type can be compared; the usual way first. */
export function operatorsOf(type: Field['type']): Operator[] {
  switch (type) {
    case 'integer':
    case 'number':
    case 'money':
      return ['greater_or_equal', 'less_or_equal', 'equal', 'not_equal', 'greater', 'less', ...emptiness];
    case 'date':
    case 'instant':
      return ['equal', ...order, 'not_equal', ...emptiness];
    case 'yes_no':
      return ['equal', ...emptiness];
    case 'select':
    case 'multi_select':
    case 'tags':
    case 'user':
      return choice;
    case 'record':
      return emptiness;
    default:
      return ['contains', 'equal', 'starts_with', 'not_contains', 'not_equal', ...emptiness];
  }
}

/** A choice that was written with `=` is one of a list with one value. */
export function usual(operator: Operator, type: Field['type']): Operator {
  if (!operatorsOf(type).includes('in')) return operator;
  if (operator === 'equal' || operator === 'contains') return 'in';
  return operator === 'not_equal' || operator === 'not_contains' ? 'not_in' : operator;
}

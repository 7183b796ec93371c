import type { Schemas } from '@/api/client';

export type Condition = Schemas['ConditionTree'];

/**
 * Whether a condition on a record's own fields holds. The server keeps the conditions and decides at the save; here they only
 * choose what is shown meanwhile. Without a condition, and where it cannot be told, the answer is yes.
 */
export function conditionHolds(condition: Condition | null | undefined, record: object): boolean {
  if (!condition) return true;
  if (condition.all) return condition.all.every((one) => conditionHolds(one, record));
  if (condition.any) return condition.any.some((one) => conditionHolds(one, record));
  if (condition.not) return !conditionHolds(condition.not, record);
  const value = valueAt(record, condition.field ?? '');
  if (value === unknown) return true;
  return compares(condition.operator ?? '', value, condition.values ?? []);
}

const unknown = Symbol('not in the record');

function valueAt(record: object, field: string): unknown {
  const own = record as Record<string, unknown> & { custom_fields?: Record<string, unknown> };
  if (field.startsWith('c_')) return own.custom_fields?.[field] ?? null;
  return field in own ? (own[field] ?? null) : unknown;
}

function compares(operator: string, value: unknown, wanted: (string | number | boolean)[]): boolean {
  const isThere = value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  const [first] = wanted;
  const text = String(value ?? '').toLowerCase();
  const sought = String(first ?? '').toLowerCase();
  const equal = () => isThere && wanted.some((one) => (Array.isArray(value) ? value.includes(one) : same(value, one)));
  const order = () => (typeof value === 'number' ? value - Number(first) : String(value).localeCompare(String(first)));
  switch (operator) {
    case 'is_not_null':
      return isThere;
    case 'is_null':
      return !isThere;
    case 'holds':
      return value === true;
    case 'equal':
    case 'in':
      return equal();
    case 'not_equal':
    case 'not_in':
      return !equal();
    case 'contains':
      return Array.isArray(value) ? equal() : isThere && text.includes(sought);
    case 'not_contains':
      return Array.isArray(value) ? !equal() : !(isThere && text.includes(sought));
    case 'starts_with':
      return isThere && text.startsWith(sought);
    case 'not_starts_with':
      return !(isThere && text.startsWith(sought));
    case 'greater':
      return isThere && order() > 0;
    case 'greater_or_equal':
      return isThere && order() >= 0;
    case 'less':
      return isThere && order() < 0;
    case 'less_or_equal':
      return isThere && order() <= 0;
    default:
      return true;
  }
}

const same = (a: unknown, b: string | number | boolean) => a === b || String(a) === String(b);

import type { CustomType, Definition, RollupFunction } from './customFields.api';

/** What a person chooses as type: written by people, or worked out by the system. */
export type Origin = CustomType | 'formula' | 'rollup';

export const originOf = (field: Definition): Origin =>
  field.formula !== null ? 'formula' : field.rollup !== null ? 'rollup' : field.type;

export const isComputed = (origin: Origin): origin is 'formula' | 'rollup' =>
  origin === 'formula' || origin === 'rollup';

/** The types a formula may fill. */
export const results: CustomType[] = ['number', 'integer', 'money', 'text', 'date', 'yes_no'];

export const rollupFunctions: RollupFunction[] = ['count', 'sum', 'min', 'max', 'last'];

/** Functions as they are offered, with what stands between their parentheses. */
export const functions = [
  ['if', '条件, 是, 否'],
  ['round', '数, 2'],
  ['coalesce', '值, 0'],
  ['is_empty', '值'],
  ['days_between', '从, 到'],
  ['today', ''],
  ['year', '日期'],
  ['month', '日期'],
  ['min', '甲, 乙'],
  ['max', '甲, 乙'],
  ['abs', '数'],
  ['floor', '数'],
  ['ceil', '数'],
  ['concat', '甲, 乙'],
  ['contains', '文本, 部分'],
  ['left', '文本, 2'],
  ['right', '文本, 2'],
  ['length', '文本'],
  ['upper', '文本'],
  ['lower', '文本'],
] as const;

/** How a formula names a field: words that would not be read as one stand in brackets. */
export const named = (label: string) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(label) ? label : `[${label}]`);

/** Types a formula can do something with. */
const usable = new Set<string>([
  'text',
  'long_text',
  'integer',
  'number',
  'money',
  'date',
  'instant',
  'yes_no',
  'select',
  'phone',
  'email',
  'url',
]);

export const isUsable = (type: string) => usable.has(type);

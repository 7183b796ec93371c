import { quote } from '@/shared/lists/filters';
import type { Field } from '../../customFields/public';
import type { FilterTree } from '../views.api';
import { type Operator, operatorsOf } from './operators';

/** One field compared with values, in the words of the filter language without quotes. */
export interface Comparison {
  field: string;
  operator: Operator;
  values: string[];
}

/** Conditions of which all, or any one, have to hold; turned round when `not` is set. */
export interface Group {
  join: 'and' | 'or';
  terms: Term[];
  not?: boolean;
}

export type Term = Comparison | Group;

export const isGroup = (term: Term): term is Group => 'terms' in term;
export const nothing: Group = { join: 'and', terms: [] };

/** A filter that was read, as conditions to be changed one by one. */
export function groupOf(tree: FilterTree): Group {
  const term = termOf(tree);
  return isGroup(term) && !term.not ? term : { join: 'and', terms: [term] };
}

function termOf(tree: FilterTree): Term {
  if (tree.all) return { join: 'and', terms: tree.all.map(termOf) };
  if (tree.any) return { join: 'or', terms: tree.any.map(termOf) };
  if (tree.not) {
    const inner = termOf(tree.not);
    return isGroup(inner) && !inner.not ? { ...inner, not: true } : { join: 'and', terms: [inner], not: true };
  }
  const operator = (tree.operator ?? 'equal') as Operator | 'holds';
  const values = (tree.values ?? []).map((value) => value.text);
  // a yes/no field may stand by itself
  if (operator === 'holds') return { field: tree.field ?? '', operator: 'equal', values: ['true'] };
  return { field: tree.field ?? '', operator, values };
}

/** What the values of a filter that was read are called. */
export function labelsOf(tree: FilterTree | undefined): Map<string, string> {
  const labels = new Map<string, string>();
  const walk = (one: FilterTree) => {
    for (const value of one.values ?? []) if (value.label) labels.set(value.text, value.label);
    for (const term of [...(one.all ?? []), ...(one.any ?? []), ...(one.not ? [one.not] : [])]) walk(term);
  };
  if (tree) walk(tree);
  return labels;
}

/** The conditions in the filter language; nothing where there are none. */
export function written(term: Term, fields: readonly Field[]): string {
  if (!isGroup(term)) return comparisonWritten(term, fields);
  const terms = term.terms.map((one) => ({ one, text: written(one, fields) })).filter(({ text }) => text !== '');
  if (terms.length === 0) return '';
  const parts = terms.map(({ one, text }) => (isGroup(one) && !one.not && one.terms.length > 1 ? `(${text})` : text));
  const joined = parts.join(` ${term.join} `);
  return term.not ? `not (${joined})` : joined;
}

const signs: Record<string, string> = {
  equal: '=',
  not_equal: '!=',
  greater: '>',
  greater_or_equal: '>=',
  less: '<',
  less_or_equal: '<=',
  contains: 'contains',
  not_contains: 'not contains',
  starts_with: 'starts_with',
  not_starts_with: 'not starts_with',
  is_null: 'is null',
  is_not_null: 'is not null',
};

function comparisonWritten({ field, operator, values }: Comparison, fields: readonly Field[]): string {
  const type = fields.find((one) => one.key === field)?.type ?? 'text';
  if (operator === 'is_null' || operator === 'is_not_null') return `${field} ${signs[operator]}`;
  const given = values.map((value) => valueWritten(value, type));
  if (given.length === 0) return '';
  if (operator === 'in' || operator === 'not_in') {
    if (given.length === 1) return `${field} ${operator === 'in' ? '=' : '!='} ${given[0]}`;
    return `${field} ${operator === 'in' ? 'in' : 'not in'} (${given.join(', ')})`;
  }
  return `${field} ${signs[operator]} ${given[0]}`;
}

const plain = /^-?\d+(\.\d+)?$/;
const moment = /^(\d{4}-\d{1,2}-\d{1,2}|\p{L}[\p{L}_]*)(\s*[+-]\s*\d+\p{L}+)*$/u;

function valueWritten(value: string, type: Field['type']): string {
  if (type === 'yes_no') return value;
  if (['integer', 'number', 'money'].includes(type) && plain.test(value)) return value;
  if ((type === 'date' || type === 'instant') && moment.test(value)) return value;
  if (type === 'user' && (value === 'me' || value === 'my_department')) return value;
  return quote(value);
}

/** The same condition on another field; what does not fit there is left out. */
export function turnedTo(field: Field, before: Comparison | undefined): Comparison {
  const operators = operatorsOf(field.type);
  const operator = before && operators.includes(before.operator) ? before.operator : (operators[0] ?? 'is_not_null');
  return { field: field.key, operator, values: [] };
}

/** True when the condition says something. */
export const isWhole = ({ operator, values }: Comparison): boolean =>
  operator === 'is_null' || operator === 'is_not_null' || values.some((value) => value.trim() !== '');

/** The group with another term in the place of one; without it where there is no other. */
export function replaced(group: Group, at: number, term: Term | undefined): Group {
  const terms = group.terms.flatMap((one, i) => (i !== at ? [one] : term ? [term] : []));
  return { ...group, terms: terms.filter((one) => !isGroup(one) || one.terms.length > 0) };
}

import { ApiProblem } from '@/api/problem';
import type { Option } from './OptionList';

interface Named {
  /** The name in the address and in the API. */
  key: string;
  label: string;
  /** Shown as a chip even while it is empty. */
  pinned?: boolean;
  /** What it is called in the filter language, where the server has no parameter for it. */
  field?: string;
}

/** What a list can be narrowed by. */
export type FilterDef =
  | (Named & { kind: 'choices'; options: Option[] /** Further values may be typed. */; free?: boolean })
  | (Named & { kind: 'user' })
  | (Named & {
      kind: 'days';
      after: string;
      before: string;
      /** The server takes days, both included, not the moments at which they begin. */
      plain?: boolean;
    })
  | (Named & { kind: 'switch'; options: Option[] });

export type Values = Record<string, string | undefined>;

/** Several values of one filter stand in the address as `a,b`; a comma of their own is written `\,`. */
export function split(value: string | undefined): string[] {
  if (!value) return [];
  return value
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ','))
    .filter(Boolean);
}

export const join = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.map((value) => value.replaceAll(',', '\\,')).join(',');

/** What it is in the address. */
export const keysOf = (def: FilterDef): string[] => (def.kind === 'days' ? [def.after, def.before] : [def.key]);

/** Is this filter in use? */
export const isSet = (def: FilterDef, values: Values): boolean => keysOf(def).some((key) => values[key]);

/** The change that takes a filter out. */
export const without = (def: FilterDef): Values => Object.fromEntries(keysOf(def).map((key) => [key, undefined]));

/** Where the user's own filter begins in what is sent, so that an error's position can be shown in his text. */
export const ownFilterOffset = 1;

/**
 * The address's values as the API takes them: one value is the parameter itself, several become
 * `field in ('a', 'b')` in the filter language, beside what the user wrote there.
 */
export function toQuery(defs: readonly FilterDef[], values: Values): Record<string, string> {
  const query: Record<string, string> = {};
  const conditions: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (!value || key === 'filter') continue;
    const def = defs.find((one) => keysOf(one).includes(key));
    if (def?.field) {
      conditions.push(...conditionOf(def, def.field, key, value));
      continue;
    }
    if (def?.kind === 'days' && !def.plain) {
      const start = startOfDay(value, key === def.before ? 1 : 0);
      if (start) query[key] = start;
      continue;
    }
    const parts = def?.kind === 'choices' ? split(value) : [value];
    // a comma in a parameter of the API stands between two values
    if (parts.length > 1 || (def?.kind === 'choices' && parts[0]?.includes(',')))
      conditions.push(`${key} in (${parts.map(quote).join(', ')})`);
    else query[key] = parts[0] ?? value;
  }
  const filter = narrowed(values.filter, ...conditions);
  if (filter) query.filter = filter;
  return query;
}

/** What one value of the address says in the filter language; nothing when it is none. */
function conditionOf(def: FilterDef, field: string, key: string, value: string): string[] {
  const parts = def.kind === 'choices' ? split(value) : [];
  if (def.kind === 'choices') return parts.length > 0 ? [`${field} in (${parts.map(quote).join(', ')})`] : [];
  if (def.kind === 'user' && value === 'none') return [`${field} is null`];
  if (def.kind === 'user' && value === 'me') return [`${field} = me`];
  if (def.kind !== 'days') return [`${field} = ${quote(value)}`];
  const isLast = key === def.before;
  if (def.plain) return [`${field} ${isLast ? '<=' : '>='} ${quote(value)}`];
  const start = startOfDay(value, isLast ? 1 : 0);
  return start ? [`${field} ${isLast ? '<' : '>='} ${quote(start)}`] : [];
}

/** A filter and further conditions beside it; what it said before keeps its meaning. */
export function narrowed(filter: string | undefined, ...conditions: string[]): string | undefined {
  if (conditions.length === 0) return filter || undefined;
  return [...(filter ? [`(${filter})`] : []), ...conditions].join(' and ');
}

/** Where in the user's own text an error is, from 0; the server counts columns from 1 in the text that was sent. */
export function positionInOwn(position: number, sent: string | undefined, own: string): number {
  const shift = sent !== own && sent?.startsWith('(') ? ownFilterOffset : 0;
  return Math.min(Math.max(position - 1 - shift, 0), own.length);
}

/** When a day of this person's calendar begins, or the one after it: the last day chosen is part of the choice. */
export function startOfDay(date: string, later: 0 | 1): string | null {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return null;
  return new Date(year, month - 1, day + later).toISOString();
}

/** A text as a value of the filter language. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The filter language was not understood; it is shown at the filter, not in the list's place. */
export const isFilterError = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code.startsWith('filter.');

import type { Schemas } from '@/api/client';

/** What of a field decides how its values are written and read as text. */
export interface TextField {
  type: Schemas['FieldType'];
  required: boolean;
  options?: readonly { value: string; label: string }[] | null;
}

/** Why a text is no value of a field. */
export type Wrong = 'required' | 'number' | 'integer' | 'date' | 'instant' | 'yesNo' | 'option' | 'person' | 'link';
export type Reading = { value: unknown } | { wrong: Wrong };

/** A value as it goes to a spreadsheet: numbers and days bare, choices by what they are called. */
export function writeText(value: unknown, field: TextField, words: { yes: string; no: string }, name?: string): string {
  if (value === null || value === undefined) return '';
  const labelOf = (one: unknown) => field.options?.find((option) => option.value === one)?.label ?? String(one);
  switch (field.type) {
    case 'yes_no':
      return value ? words.yes : words.no;
    case 'select':
      return labelOf(value);
    case 'multi_select':
    case 'tags':
      return (value as unknown[]).map(labelOf).join('、');
    case 'user':
    case 'record':
      return name ?? String(value);
    case 'instant':
      return wallTime(new Date(String(value)));
    case 'date':
      return String(value).slice(0, 10);
    default:
      return String(value);
  }
}

/** Reads a text as people write it: `1,234.5`, `2026/3/1`, 是, the label of a choice. `called` are ids of people or records by name. */
export function readText(text: string, field: TextField, called?: ReadonlyMap<string, string>): Reading {
  const typed = text.trim();
  if (typed === '') return field.required ? { wrong: 'required' } : { value: null };
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'money':
      return readNumber(typed, field.type === 'integer');
    case 'date': {
      const day = readDay(plainWidth(typed).replace(/[T\s]+\d{1,2}:\d{2}.*$/, ''));
      return day ? { value: day } : { wrong: 'date' };
    }
    case 'instant':
      return readInstant(plainWidth(typed));
    case 'yes_no': {
      const word = plainWidth(typed).toLowerCase();
      return yes.has(word) ? { value: true } : no.has(word) ? { value: false } : { wrong: 'yesNo' };
    }
    case 'select':
      return readOption(typed, field);
    case 'multi_select':
      return readOptions(typed, field);
    case 'tags':
      return { value: [...new Set(parted(typed))] };
    case 'user': {
      const id = called?.get(typed);
      return id ? { value: id } : { wrong: 'person' };
    }
    case 'record': {
      const id = called?.get(typed);
      return id ? { value: id } : { wrong: 'link' };
    }
    case 'long_text':
      return { value: typed };
    default:
      // one line takes no breaks
      return { value: typed.replace(/\s*\n\s*/g, ' ') };
  }
}

const yes = new Set(['是', '有', '对', '真', 'yes', 'y', 'true', '1', '√', '✓', '✔', 'on']);
const no = new Set(['否', '无', '没有', '错', '假', 'no', 'n', 'false', '0', '×', '✗', '✘', 'off']);

/** Full-width digits, letters and signs as their plain ones. */
const plainWidth = (text: string): string => text.normalize('NFKC').replaceAll('，', ',').replaceAll('。', '.');

const parted = (text: string): string[] =>
  text
    .split(/[、,，;；|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const units: Record<string, number> = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6, '%': 1 };

function readNumber(text: string, whole: boolean): Reading {
  const found = /^(\(|-|\+)?[¥￥$€£]?(-)?([\d,]*\.?\d+|[\d,]+\.?)(e[+-]?\d+)?([万亿km%])?(元)?(\))?$/i.exec(
    plainWidth(text).replace(/[\s'’]/g, ''),
  );
  if (!found) return { wrong: 'number' };
  const [, sign, inner, digits = '', power = '', unit, , closing] = found;
  // (1,234) is how accountants write a loss
  if ((sign === '(') !== (closing === ')') || (sign && inner)) return { wrong: 'number' };
  const bare = Number(`${digits.replaceAll(',', '')}${power}`);
  // 1.1 万 is 11000, not 11000.000000000002
  const value = Number((bare * (unit ? (units[unit.toLowerCase()] ?? 1) : 1)).toPrecision(15));
  if (!Number.isFinite(value)) return { wrong: 'number' };
  if (whole && !Number.isInteger(value)) return { wrong: 'integer' };
  return { value: sign === '(' || sign === '-' || inner === '-' ? -value || 0 : value };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day in the orders that leave no doubt: year first, or the month by its name. */
function readDay(text: string): string | null {
  const numbers =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (numbers) return dayOf(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  const named = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text);
  if (named) return dayOf(Number(named[3]), monthOf(named[1]), Number(named[2]));
  const dayFirst = /^(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4})$/i.exec(text);
  return dayFirst ? dayOf(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1])) : null;
}

const monthOf = (name: string | undefined): number => months.indexOf((name ?? '').toLowerCase()) + 1;

function dayOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1000;
  return exists ? at.toISOString().slice(0, 10) : null;
}

function readInstant(text: string): Reading {
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? { wrong: 'instant' } : { value: at.toISOString() };
  }
  const [, date = '', hour = '0', minute = '0', second = '0'] =
    /^(.*?)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(text) ?? [];
  const day = readDay(date.trim());
  if (!day || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { wrong: 'instant' };
  const [year = 0, month = 1, date1 = 1] = day.split('-').map(Number);
  return { value: new Date(year, month - 1, date1, Number(hour), Number(minute), Number(second)).toISOString() };
}

const pad = (value: number) => String(value).padStart(2, '0');

/** A moment by the person's clock, in the form every spreadsheet reads. */
function wallTime(at: Date): string {
  if (Number.isNaN(at.getTime())) return '';
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

const folded = (text: string): string => plainWidth(text).toLowerCase().replace(/\s+/g, ' ').trim();

function optionOf(text: string, field: TextField): string | undefined {
  const options = field.options ?? [];
  return (
    options.find((one) => folded(one.label) === folded(text)) ?? options.find((one) => one.value === text.toLowerCase())
  )?.value;
}

function readOption(text: string, field: TextField): Reading {
  const value = optionOf(text, field);
  return value === undefined ? { wrong: 'option' } : { value };
}

function readOptions(text: string, field: TextField): Reading {
  const whole = optionOf(text, field);
  const values = whole === undefined ? parted(text).map((one) => optionOf(one, field)) : [whole];
  return values.includes(undefined) ? { wrong: 'option' } : { value: [...new Set(values)] };
}

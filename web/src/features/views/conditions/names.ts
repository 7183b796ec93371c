import { formatDate, formatList, formatNumber } from '@/shared/format';
import type { Field } from '../../customFields/public';
import type { Comparison } from './conditions';
import { conditionTexts, type Say } from './conditions.texts';
import { momentOf } from './moments';
import { type Operator, usual } from './operators';

/** What a comparison is called; of times one says "before", of numbers "less". */
export function operatorName(t: Say, operator: Operator, type: Field['type']): string {
  const named = usual(operator, type);
  const isTime = type === 'date' || type === 'instant';
  const ofTime = `time.${named}` as const;
  return t(isTime && ofTime in conditionTexts.entries ? (ofTime as Parameters<Say>[0]) : named);
}

/** What a condition is compared with, as people read it. */
export function valuesName(
  t: Say,
  { values }: Comparison,
  field: Field | undefined,
  labels: Map<string, string>,
): string {
  const names = values.map((value) => valueName(t, value, field, labels));
  return names.length > 3 ? `${formatList(names.slice(0, 2))} +${names.length - 2}` : formatList(names);
}

function valueName(t: Say, value: string, field: Field | undefined, labels: Map<string, string>): string {
  const option = field?.options?.find((one) => one.value === value)?.label;
  if (option) return option;
  if (field?.type === 'yes_no') return t(value === 'true' ? 'yes' : 'no');
  if (value === 'me' || value === 'my_department') return t(value);
  if (field?.type === 'date' || field?.type === 'instant') return momentName(t, value);
  if (field?.type === 'money' || field?.type === 'number') return formatNumber(Number(value));
  return labels.get(value) ?? value;
}

function momentName(t: Say, text: string): string {
  const moment = momentOf(text);
  if (!moment) return text;
  if (moment.kind === 'word') return t(moment.word);
  if (moment.kind === 'day') return formatDate(moment.day);
  const said = { count: moment.count, unit: t(`unit.${moment.unit}`) };
  return t(moment.kind === 'ago' ? 'agoText' : 'aheadText', said);
}

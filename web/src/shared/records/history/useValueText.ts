import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { formatDate, formatInstant, formatList, formatMoney, formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { type FieldRow, fieldsOfKind } from './history.api';
import { historyTexts } from './history.texts';

/** Says in words what a value of the log is: names for ids, labels for choices, dates and amounts as elsewhere. */
export function useValueText(kind: string, names: Record<string, string>) {
  const t = useTexts(historyTexts);
  const locale = useLocale();
  const fields = useQuery(fieldsOfKind(kind)).data?.items;
  const text = useCallback(
    (key: string | null, value: unknown): string => {
      const field = fields?.find((one) => one.key === key);
      const plain = (one: unknown): string => {
        if (one === null || one === undefined || one === '' || (Array.isArray(one) && one.length === 0))
          return t('empty');
        if (Array.isArray(one)) return formatList(one.map(plain));
        if (typeof one === 'boolean') return t(one ? 'yes' : 'no');
        if (typeof one === 'number')
          return field?.type === 'money' ? formatMoney(one, undefined, locale) : formatNumber(one, undefined, locale);
        if (typeof one === 'object') return partsOf(one);
        return ofText(String(one), field);
      };
      const ofText = (one: string, known: FieldRow | undefined): string => {
        if (names[one]) return names[one];
        if (known?.type === 'date') return formatDate(one, locale);
        if (known?.type === 'instant') return formatInstant(one, locale);
        return known?.options?.find((option) => option.value === one)?.label ?? one;
      };
      return plain(value);
    },
    [fields, names, t, locale],
  );
  return { text, fields };
}

/** Of an entry such as a phone what a person would write. */
function partsOf(entry: object): string {
  if ('name' in entry) return String(entry.name);
  return Object.entries(entry)
    .filter(([key, part]) => typeof part === 'string' && key !== 'label')
    .map(([, part]) => part)
    .join(' ');
}

import { mailOf, telOf } from '../contactLinks';
import { formatList, formatNumber } from '../format';
import { useTexts } from '../i18n';
import { MoneyText } from './MoneyText';
import { isEmpty, type RecordField } from './recordFields';
import { recordTexts } from './records.texts';
import { DateText, TimeText } from './TimeText';

/** A website as it may be opened: only http and https, whatever was typed. */
export function safeUrl(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
}

/** The value of a field for reading, with the links it offers. */
export function FieldValue<R>({ field, record }: { field: RecordField<R>; record: R }) {
  const t = useTexts(recordTexts);
  const value = field.read(record);
  if (field.show && !isEmpty(value)) return field.show(record);
  if (isEmpty(value)) return <span className="gx-none">{t('empty')}</span>;
  switch (field.type) {
    case 'money':
      return <MoneyText value={value as number} />;
    case 'integer':
    case 'number':
      return (
        <span className="gx-num">
          {formatNumber(value as number)}
          {field.unit && ` ${field.unit}`}
        </span>
      );
    case 'date':
      return <DateText date={value as string} />;
    case 'instant':
      return <TimeText at={value as string} />;
    case 'yes_no':
      return value ? t('yes') : t('no');
    case 'select':
      return field.options?.find((option) => option.value === value)?.label ?? String(value);
    case 'multi_select':
      return formatList(
        (value as string[]).map((one) => field.options?.find((option) => option.value === one)?.label ?? one),
      );
    case 'url': {
      const address = safeUrl(String(value));
      if (!address) return String(value);
      return (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {String(value).replace(/^https?:\/\//i, '')}
        </a>
      );
    }
    case 'phone':
      return <a href={telOf(String(value))}>{String(value)}</a>;
    case 'email':
      return <a href={mailOf(String(value))}>{String(value)}</a>;
    default:
      return String(value);
  }
}

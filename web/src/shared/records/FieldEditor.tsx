import { AutoComplete, Input, InputNumber, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../i18n';
import { UserPicker } from '../UserPicker';
import { MoneyInput, parseNumber } from './MoneyInput';
import type { FieldEditorProps, RecordField } from './recordFields';
import { recordTexts } from './records.texts';

interface Props<R> extends FieldEditorProps {
  field: RecordField<R>;
  /** A person or record chosen now is known by name already. */
  known?: { id: string | null; name: string | null };
}

/** The input that fits a field's type; Enter saves, Esc gives up. */
export function FieldEditor<R>({ field, known, ...props }: Props<R>) {
  const t = useTexts(recordTexts);
  const { value, onChange, onCommit, onCancel, label, autoFocus } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const long = field.type === 'long_text' && !event.metaKey && !event.ctrlKey;
    if (event.key === 'Enter' && !long) onCommit();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const text = (value ?? '') as string;

  switch (field.type) {
    case 'select':
    case 'yes_no': {
      const options =
        field.type === 'select'
          ? field.options
          : [
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ];
      const back = (chosen: string | undefined) => (field.type === 'select' ? (chosen ?? null) : chosen === 'true');
      return (
        <Select
          aria-label={label}
          autoFocus={autoFocus}
          defaultOpen={autoFocus}
          allowClear={!field.required && field.type === 'select'}
          value={value === null || value === undefined ? undefined : String(value)}
          options={options}
          onChange={(chosen?: string) => onCommit(back(chosen))}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
          style={{ width: '100%' }}
        />
      );
    }
    case 'multi_select':
      return (
        <Select<string[]>
          mode="multiple"
          aria-label={label}
          autoFocus={autoFocus}
          defaultOpen={autoFocus}
          value={(value as string[] | null) ?? []}
          options={field.options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen) => onChange(chosen.length > 0 ? chosen : null)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
          style={{ width: '100%' }}
        />
      );
    case 'instant':
      return (
        <Input
          type="datetime-local"
          aria-label={label}
          autoFocus={autoFocus}
          value={toWall(value as string | null)}
          onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : null)}
          onKeyDown={onKeyDown}
        />
      );
    case 'user':
      return (
        <UserPicker
          aria-label={label}
          autoFocus={autoFocus}
          defaultOpen={autoFocus}
          value={(value as string | null) ?? undefined}
          known={known}
          onChange={(id?: string) => onCommit(id ?? null)}
          style={{ width: '100%' }}
        />
      );
    case 'money':
      return (
        <MoneyInput
          aria-label={label}
          autoFocus={autoFocus}
          value={(value as number | null) ?? null}
          suffix={field.unit}
          onChange={onChange}
          onKeyDown={onKeyDown}
          style={{ width: '100%' }}
        />
      );
    case 'integer':
    case 'number':
      return (
        <InputNumber<number>
          aria-label={label}
          autoFocus={autoFocus}
          value={(value as number | null) ?? null}
          precision={field.type === 'integer' ? 0 : undefined}
          parser={parseNumber}
          controls={false}
          suffix={field.unit}
          onChange={(n) => onChange(n === null || Number.isNaN(n) ? null : n)}
          onKeyDown={onKeyDown}
          style={{ width: '100%' }}
        />
      );
    case 'date':
      return (
        <Input
          type="date"
          aria-label={label}
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
          onKeyDown={onKeyDown}
        />
      );
    case 'long_text':
      return (
        <Input.TextArea
          aria-label={label}
          autoFocus={autoFocus}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
          onKeyDown={onKeyDown}
        />
      );
    default:
      if (field.suggestions) {
        return (
          <AutoComplete
            aria-label={label}
            autoFocus={autoFocus}
            value={text}
            options={field.suggestions.map((one) => ({ value: one }))}
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
            onChange={(typed: string) => onChange(typed || null)}
            onSelect={(chosen: string) => onCommit(chosen)}
            onKeyDown={onKeyDown}
            style={{ width: '100%' }}
          />
        );
      }
      return (
        <Input
          type={inputType[field.type] ?? 'text'}
          inputMode={inputMode[field.type]}
          aria-label={label}
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
          onKeyDown={onKeyDown}
        />
      );
  }
}

const inputType: Record<string, string> = { phone: 'tel', email: 'text', url: 'text' };
const inputMode: Record<string, 'tel' | 'email' | 'url'> = { phone: 'tel', email: 'email', url: 'url' };

/** A moment as the browser's own input wants it: on the wall, without a zone. */
export function toWall(instant: string | null | undefined): string | undefined {
  if (!instant) return undefined;
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

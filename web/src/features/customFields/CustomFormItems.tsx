import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n';
import { toWall } from '@/shared/records/FieldEditor';
import { UserPicker } from '@/shared/UserPicker';
import { conditionHolds } from './conditions';
import type { CustomKind, Field } from './customFields.api';
import css from './customFields.module.css';
import { customFieldTexts } from './customFields.texts';
import { LinkPicker } from './LinkPicker';
import { useCustomFields } from './useCustomFields';

interface CustomFormItemsProps {
  kind: CustomKind;
  /** All of them, or only what must be given. */
  which: 'required' | 'optional';
}

const wide = new Set(['long_text', 'multi_select']);

/** The organization's own fields in a form for a new record, under their sections. */
export function CustomFormItems({ kind, which }: CustomFormItemsProps) {
  const form = Form.useFormInstance();
  const values = (Form.useWatch([], form) ?? {}) as object;
  const fields = useCustomFields(kind).filter(
    (field) =>
      !field.read_only &&
      isNeeded(field, values) === (which === 'required') &&
      conditionHolds(field.custom.shown_when_tree, values),
  );
  const sections = [...new Set(fields.map((field) => field.custom.section))];
  return sections.map((section) => (
    <div key={section ?? ''}>
      {section && <h3 className={css.section}>{section}</h3>}
      <div className={css.pair}>
        {fields
          .filter((field) => field.custom.section === section)
          .map((field) => (
            <CustomItem key={field.key} field={field} needed={which === 'required'} />
          ))}
      </div>
    </div>
  ));
}

const isNeeded = (field: Field, values: object) =>
  field.required ||
  (field.custom?.required_when_tree !== null && conditionHolds(field.custom?.required_when_tree, values));

function CustomItem({ field, needed }: { field: Field; needed: boolean }) {
  const t = useTexts(customFieldTexts);
  return (
    <Form.Item
      name={['custom_fields', field.key]}
      label={field.label}
      extra={field.custom?.help}
      initialValue={initialOf(field)}
      valuePropName={field.type === 'yes_no' ? 'checked' : 'value'}
      rules={needed ? [{ required: true, message: t('needed', { label: field.label }) }] : undefined}
      style={wide.has(field.type) ? { gridColumn: '1 / -1' } : undefined}
      getValueFromEvent={fromEvent[field.type]}
      getValueProps={field.type === 'instant' ? (value?: string) => ({ value: toWall(value) }) : undefined}
    >
      {inputOf(field)}
    </Form.Item>
  );
}

function initialOf(field: Field): unknown {
  const text = field.custom?.default;
  if (text === null || text === undefined) return undefined;
  if (field.type === 'yes_no') return text === 'true';
  if (field.type === 'multi_select') return text.split(',').map((one) => one.trim());
  return ['number', 'integer', 'money'].includes(field.type) ? Number(text) : text;
}

const toInstant = (event: { target: { value: string } }) =>
  event.target.value ? new Date(event.target.value).toISOString() : undefined;
const fromEvent: Partial<Record<Field['type'], (event: { target: { value: string } }) => unknown>> = {
  instant: toInstant,
};

function inputOf(field: Field): ReactNode {
  switch (field.type) {
    case 'long_text':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={20000} />;
    case 'integer':
    case 'number':
    case 'money':
      return (
        <InputNumber
          controls={false}
          precision={field.type === 'integer' ? 0 : field.type === 'money' ? 2 : undefined}
          style={{ width: '100%' }}
        />
      );
    case 'date':
      return <Input type="date" />;
    case 'instant':
      return <Input type="datetime-local" />;
    case 'yes_no':
      return <Switch />;
    case 'select':
    case 'multi_select':
      return (
        <Select
          allowClear
          mode={field.type === 'multi_select' ? 'multiple' : undefined}
          options={field.options ?? []}
          showSearch={{ optionFilterProp: 'label' }}
        />
      );
    case 'user':
      return <UserPicker allowClear />;
    case 'record':
      return <LinkPicker kind={field.custom?.target_kind ?? ''} />;
    default:
      return <Input maxLength={500} autoComplete="off" />;
  }
}

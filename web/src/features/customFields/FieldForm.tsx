import { AutoComplete, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useCallback, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { toasts } from '@/shared/toasts';
import { isComputed, type Origin, originOf } from './computed';
import {
  type CustomKind,
  type CustomType,
  customKinds,
  type Definition,
  useDefineField,
  useEditField,
  type WriteDefinition,
} from './customFields.api';
import css from './customFields.module.css';
import { customFieldTexts } from './customFields.texts';
import { FormulaItems } from './FormulaItems';
import { RollupItems } from './RollupItems';

interface FieldFormProps {
  kind: CustomKind;
  /** Null for a new one. */
  field: Definition | null;
  /** Those in use, offered while typing. */
  sections: string[];
  onClose: () => void;
}

const types: Origin[] = [
  'text',
  'long_text',
  'number',
  'integer',
  'money',
  'date',
  'instant',
  'yes_no',
  'select',
  'multi_select',
  'phone',
  'email',
  'url',
  'user',
  'record',
  'formula',
  'rollup',
];
const texts = new Set<Origin>(['text', 'long_text', 'phone', 'email', 'url']);
const numbers = new Set<Origin>(['integer', 'number', 'money']);
const choices = new Set<Origin>(['select', 'multi_select']);
const notUnique = new Set<Origin>(['long_text', 'multi_select', 'yes_no']);
const notIndexed = new Set<CustomType>(['long_text', 'multi_select', 'yes_no', 'user', 'record']);

type Values = Omit<WriteDefinition, 'options' | 'type'> & {
  option_lines?: string;
  /** What people choose as type. */
  origin?: Origin;
  /** The type of a formula's result; found out when left open. */
  result?: CustomType;
  /** Kind and relation of a roll-up's records. */
  source?: string;
};

/** Everything of a field. What it is called in programs, and its type, are for ever. */
export function FieldForm({ kind, field, sections, onClose }: FieldFormProps) {
  const t = useTexts(customFieldTexts);
  const showProblem = useProblem();
  const [form] = Form.useForm<Values>();
  const define = useDefineField();
  const edit = useEditField();
  const [more, setMore] = useState(Boolean(field?.shown_when || field?.required_when || field?.label_en));
  const type = (Form.useWatch('origin', form) ?? (field ? originOf(field) : 'text')) as Origin;
  const computed = isComputed(type);
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const save = async () => {
    let values: Values;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    const request = requestOf(values, type, field);
    try {
      if (field) await edit.mutateAsync({ field_id: field.field_id, version: field.version, ...request });
      else
        await define.mutateAsync({
          ...request,
          kind,
          key: values.key,
          type: computed ? values.result : type,
          target_kind: values.target_kind,
        });
      toasts.success(field ? t('saved') : t('created', { label: values.label ?? '' }));
      onClose();
    } catch (error) {
      setMore(true);
      showProblem(error, form);
    }
  };
  return (
    <SideForm
      title={field ? t('edit') : t('new')}
      busy={define.isPending || edit.isPending}
      onSave={() => void save()}
      onClose={() => guard(onClose)}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={field ? valuesOf(field) : { origin: 'text' }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      >
        <Form.Item
          name="label"
          label={t('label')}
          rules={[{ required: true, whitespace: true, message: t('needed', { label: t('label') }) }]}
        >
          <Input autoFocus={!field} maxLength={60} autoComplete="off" />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="origin" label={t('type')}>
            <Select
              disabled={field !== null}
              showSearch={{ optionFilterProp: 'label' }}
              options={types.map((value) => ({ value, label: t(`type.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="key" label={t('key')} tooltip={t('key.hint')}>
            <Input disabled={field !== null} placeholder="c_…" maxLength={40} autoComplete="off" />
          </Form.Item>
        </div>
        {type === 'formula' && <FormulaItems kind={kind} isNew={field === null} />}
        {type === 'rollup' && <RollupItems kind={kind} />}
        {choices.has(type) && (
          <Form.Item
            name="option_lines"
            label={t('options')}
            extra={t('options.hint')}
            rules={[{ required: true, message: t('needed', { label: t('options') }) }]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
          </Form.Item>
        )}
        {type === 'record' && (
          <Form.Item
            name="target_kind"
            label={t('target_kind')}
            rules={[{ required: true, message: t('needed', { label: t('target_kind') }) }]}
          >
            <Select disabled={field !== null} options={customKinds.map((value) => ({ value, label: t(value) }))} />
          </Form.Item>
        )}
        {texts.has(type) && (
          <Form.Item name="pattern" label={t('pattern')} extra={t('pattern.hint')}>
            <Input className={css.code} maxLength={500} autoComplete="off" />
          </Form.Item>
        )}
        {numbers.has(type) && (
          <div className={css.pair}>
            <Form.Item name="min" label={t('min')}>
              <InputNumber controls={false} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="max" label={t('max')}>
              <InputNumber controls={false} style={{ width: '100%' }} />
            </Form.Item>
          </div>
        )}
        {!computed && (
          <div className={css.pair}>
            <Form.Item name="required" label={t('required')} valuePropName="checked">
              <Switch />
            </Form.Item>
            {!notUnique.has(type) && (
              <Form.Item name="unique" label={t('unique')} valuePropName="checked">
                <Switch />
              </Form.Item>
            )}
          </div>
        )}
        <Form.Item name="section" label={t('section')} extra={t('section.hint')}>
          <AutoComplete options={sections.map((value) => ({ value }))} maxLength={60} />
        </Form.Item>
        <Form.Item name="help" label={t('help')}>
          <Input maxLength={500} />
        </Form.Item>
        <div hidden={!more}>
          <Form.Item name="label_en" label={t('label_en')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          {!computed && (
            <Form.Item name="default" label={t('default')}>
              <Input maxLength={500} autoComplete="off" />
            </Form.Item>
          )}
          <Form.Item name="shown_when" label={t('shown_when')} extra={t('condition.hint')}>
            <Input className={css.code} maxLength={1000} autoComplete="off" />
          </Form.Item>
          {!computed && (
            <Form.Item name="required_when" label={t('required_when')} extra={t('condition.hint')}>
              <Input className={css.code} maxLength={1000} autoComplete="off" />
            </Form.Item>
          )}
          {!notIndexed.has(type as CustomType) && (
            <Form.Item name="indexed" label={t('indexed')} extra={t('indexed.hint')} valuePropName="checked">
              <Switch />
            </Form.Item>
          )}
        </div>
        <Button type="link" className={css.more} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('fewer') : t('advanced')}
        </Button>
      </Form>
    </SideForm>
  );
}

const valuesOf = (field: Definition): Values => ({
  ...field,
  origin: originOf(field),
  result: field.type,
  source: field.rollup ? `${field.rollup.kind}.${field.rollup.relation}` : undefined,
  option_lines: field.options.map((option) => option.label).join('\n'),
});

/** An option that was only renamed in place keeps what is stored for it. */
function requestOf(values: Values, type: Origin, field: Definition | null): WriteDefinition {
  const labels = [...new Set((values.option_lines ?? '').split('\n').map((line) => line.trim()))].filter(Boolean);
  const known = field?.options ?? [];
  const byLabel = new Map(known.map((option) => [option.label, option]));
  const renamed = labels.length === known.length;
  return {
    label: values.label,
    label_en: values.label_en || null,
    options: choices.has(type)
      ? labels.map((label, at) => {
          const old = byLabel.get(label) ?? (renamed ? known[at] : undefined);
          return { value: old?.value ?? label, label, label_en: old?.label_en ?? null };
        })
      : undefined,
    required: values.required ?? false,
    unique: notUnique.has(type) || isComputed(type) ? undefined : (values.unique ?? false),
    formula: type === 'formula' ? values.formula : undefined,
    rollup: type === 'rollup' ? rollupOf(values) : undefined,
    indexed: values.indexed ?? false,
    default: values.default || null,
    pattern: texts.has(type) ? values.pattern || null : undefined,
    min: numbers.has(type) ? (values.min ?? null) : undefined,
    max: numbers.has(type) ? (values.max ?? null) : undefined,
    help: values.help || null,
    section: values.section || null,
    shown_when: values.shown_when || null,
    required_when: values.required_when || null,
  };
}

function rollupOf({ rollup, source }: Values): WriteDefinition['rollup'] {
  const [kind, relation] = (source ?? '').split('.');
  return {
    kind,
    relation,
    function: rollup?.function ?? 'count',
    field: rollup?.field || null,
    filter: rollup?.filter || null,
  };
}

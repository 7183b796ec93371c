import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef } from 'react';
import { formatDate, formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { useDebounced } from '@/shared/useDebounced';
import { functions, isUsable, named, results } from './computed';
import { type CustomKind, type FormulaFault, fieldsOf, formulaPreview } from './customFields.api';
import css from './customFields.module.css';
import { customFieldTexts } from './customFields.texts';

/** A formula as it is written: fields and functions to choose from, what is wrong where it is, the result on a record. */
export function FormulaItems({ kind, isNew }: { kind: CustomKind; isNew: boolean }) {
  const t = useTexts(customFieldTexts);
  const form = Form.useFormInstance();
  const area = useRef<TextAreaRef>(null);
  const fields = useQuery(fieldsOf(kind)).data?.items ?? [];
  const insert = (text: string) => {
    const box = area.current?.resizableTextArea?.textArea;
    const now = (form.getFieldValue('formula') as string | undefined) ?? '';
    const [from, to] = [box?.selectionStart ?? now.length, box?.selectionEnd ?? now.length];
    form.setFieldValue('formula', now.slice(0, from) + text + now.slice(to));
    box?.focus();
    requestAnimationFrame(() => box?.setSelectionRange(from + text.length, from + text.length));
  };
  return (
    <>
      <Form.Item
        name="formula"
        label={t('formula')}
        extra={t('formula.hint')}
        rules={[{ required: true, whitespace: true, message: t('needed', { label: t('formula') }) }]}
      >
        <Input.TextArea
          ref={area}
          className={css.code}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={2000}
          spellCheck={false}
        />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item>
          <Select
            aria-label={t('formula.fields')}
            placeholder={t('formula.fields')}
            value={null}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(label: string | null) => label && insert(named(label))}
            options={fields
              .filter((field) => isUsable(field.type))
              .map((field) => ({ value: field.label, label: field.label }))}
          />
        </Form.Item>
        <Form.Item>
          <Select
            aria-label={t('formula.functions')}
            placeholder={t('formula.functions')}
            value={null}
            showSearch={{ optionFilterProp: 'search' }}
            popupMatchSelectWidth={false}
            onChange={(text: string | null) => text && insert(text)}
            options={functions.map(([name, inside]) => ({
              value: `${name}(${inside})`,
              search: `${name} ${t(`fn.${name}`)}`,
              label: (
                <span className={css.fn}>
                  <code>{name}</code>
                  <span>{t(`fn.${name}`)}</span>
                </span>
              ),
            }))}
          />
        </Form.Item>
      </div>
      <Preview kind={kind} />
      <Form.Item name="result" label={t('result')}>
        <Select
          disabled={!isNew}
          allowClear
          placeholder={t('result.auto')}
          options={results.map((value) => ({ value, label: t(`type.${value}`) }))}
        />
      </Form.Item>
    </>
  );
}

function Preview({ kind }: { kind: CustomKind }) {
  const t = useTexts(customFieldTexts);
  const formula = useDebounced((Form.useWatch('formula') as string | undefined) ?? '', 300);
  const preview = useQuery(formulaPreview(kind, formula)).data;
  if (!formula.trim() || !preview) return <p className={css.preview}>{t('formula.empty')}</p>;
  if (preview.fault) return <Fault formula={formula} fault={preview.fault} />;
  if (preview.record_name === null) return <p className={css.preview}>{t('formula.noRecord')}</p>;
  return (
    <p className={css.preview} role="status">
      <span>
        {t('formula.result')} · {preview.record_name}
      </span>
      <strong>
        <Result value={preview.value} />
      </strong>
    </p>
  );
}

function Fault({ formula, fault }: { formula: string; fault: FormulaFault }) {
  const t = useTexts(customFieldTexts);
  const from = fault.position - 1;
  const wrong = formula.slice(from, from + fault.length);
  return (
    <div className={css.fault} role="alert">
      <code>
        {formula.slice(0, from)}
        <mark>{wrong || '␣'}</mark>
        {formula.slice(from + fault.length)}
      </code>
      <span>{t('formula.place', { position: fault.position, text: fault.text })}</span>
    </div>
  );
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

function Result({ value }: { value: unknown }) {
  const t = useTexts(customFieldTexts);
  if (value === null || value === undefined) return t('formula.nothing');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'number') return formatNumber(value);
  return isDay.test(String(value)) ? formatDate(String(value)) : String(value);
}

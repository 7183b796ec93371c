import { Button, Select } from 'antd';
import { type ComponentRef, useEffect, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import type { Field } from '../../customFields/public';
import { type Comparison, isWhole, turnedTo } from './conditions';
import css from './conditions.module.css';
import { conditionTexts } from './conditions.texts';
import { operatorName } from './names';
import { type Operator, operatorsOf, usual } from './operators';
import { ValueInput } from './ValueInput';

interface EditorProps {
  fields: Field[];
  labels: Map<string, string>;
  comparison: Comparison | undefined;
  onDone: (comparison: Comparison | undefined) => void;
}

/** One condition: a field, how it is compared, and with what. */
export function ConditionEditor({ fields, labels, comparison, onDone }: EditorProps) {
  const t = useTexts(conditionTexts);
  const [draft, setDraft] = useState(comparison);
  const field = fields.find((one) => one.key === draft?.field);
  const chooser = useRef<ComponentRef<typeof Select>>(null);
  // what is still being placed takes no focus
  useEffect(() => {
    const placed = requestAnimationFrame(() => chooser.current?.focus());
    return () => cancelAnimationFrame(placed);
  }, []);
  const operator = draft && field ? usual(draft.operator, field.type) : draft?.operator;
  const operators = field ? operatorsOf(field.type) : [];
  const known = operator && !operators.includes(operator) ? [...operators, operator] : operators;
  const withoutValue = operator === 'is_null' || operator === 'is_not_null';
  return (
    <form
      className={css.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(draft && operator && isWhole(draft) ? { ...draft, operator } : undefined);
      }}
    >
      <Select
        ref={chooser}
        aria-label={t('field')}
        placeholder={t('field')}
        defaultOpen={!comparison}
        showSearch={{ optionFilterProp: 'label' }}
        value={draft?.field}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
        onChange={(key: string) => {
          const chosen = fields.find((one) => one.key === key);
          if (chosen) setDraft(turnedTo(chosen, draft));
        }}
      />
      {draft && field && (
        <Select<Operator>
          aria-label={t('operator')}
          value={operator}
          options={known.map((value) => ({ value, label: operatorName(t, value, field.type) }))}
          onChange={(next) => setDraft({ ...draft, operator: next })}
        />
      )}
      {draft && field && !withoutValue && (
        <ValueInput
          key={draft.field}
          field={field}
          values={draft.values}
          labels={labels}
          onChange={(values) => setDraft({ ...draft, values })}
        />
      )}
      <Button type="primary" htmlType="submit" disabled={!draft || !isWhole(draft)}>
        {t('done')}
      </Button>
    </form>
  );
}

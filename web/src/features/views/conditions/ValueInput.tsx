import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useDebounced } from '@/shared/useDebounced';
import { userSearch } from '@/shared/users';
import type { Field } from '../../customFields/public';
import css from './conditions.module.css';
import { conditionTexts } from './conditions.texts';
import { type Moment, momentOf, momentWords, momentWritten, type Unit, units } from './moments';

interface ValueProps {
  field: Field;
  values: string[];
  /** What values are called that are no options. */
  labels: Map<string, string>;
  onChange: (values: string[]) => void;
}

/** What a field is compared with, chosen or typed as fits its type. */
export function ValueInput(props: ValueProps) {
  const { field, values, onChange } = props;
  const t = useTexts(conditionTexts);
  const first = values[0] ?? '';
  switch (field.type) {
    case 'yes_no':
      return (
        <Select
          aria-label={t('value')}
          value={first || undefined}
          options={['true', 'false'].map((value) => ({ value, label: t(value === 'true' ? 'yes' : 'no') }))}
          onChange={(value: string) => onChange([value])}
        />
      );
    case 'select':
    case 'multi_select':
      return (
        <Select
          aria-label={t('value')}
          mode="multiple"
          value={values}
          showSearch={{ optionFilterProp: 'label' }}
          options={(field.options ?? []).map(({ value, label }) => ({ value, label }))}
          onChange={onChange}
        />
      );
    case 'tags':
      return (
        <Select
          aria-label={t('value')}
          mode="tags"
          value={values}
          options={values.map((value) => ({ value, label: props.labels.get(value) ?? value }))}
          onChange={onChange}
        />
      );
    case 'user':
      return <People {...props} />;
    case 'date':
    case 'instant':
      return <MomentInput text={first} onChange={(text) => onChange([text])} />;
    case 'integer':
    case 'number':
    case 'money':
      return (
        <InputNumber
          aria-label={t('value')}
          className={css.wide}
          stringMode
          value={first || null}
          onChange={(value) => onChange(value === null ? [] : [String(value)])}
        />
      );
    default:
      return <Input aria-label={t('value')} value={first} onChange={(event) => onChange([event.target.value])} />;
  }
}

function People({ values, labels, onChange }: ValueProps) {
  const t = useTexts(conditionTexts);
  const [q, setQ] = useState('');
  const found = useQuery({ ...userSearch(useDebounced(q)), placeholderData: keepPreviousData }).data?.items ?? [];
  const special = (['me', 'my_department'] as const).map((value) => ({ value, label: t(value) }));
  const people = found.map((user) => ({ value: user.user_id, label: user.name }));
  const known = values.filter((value) => ![...special, ...people].some((one) => one.value === value));
  const rest = known.map((value) => ({ value, label: labels.get(value) ?? value }));
  return (
    <Select
      aria-label={t('value')}
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={values}
      options={[...(q ? [] : special), ...people, ...rest]}
      onChange={onChange}
    />
  );
}

/** A moment by name, a day, or so long from today. */
function MomentInput({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTexts(conditionTexts);
  const moment = momentOf(text);
  const kind = moment === null ? undefined : moment.kind === 'word' ? moment.word : moment.kind;
  const choose = (value: string) => {
    const word = momentWords.find((one) => one === value);
    const next: Moment = word
      ? { kind: 'word', word }
      : value === 'day'
        ? { kind: 'day', day: '' }
        : { kind: value as 'ago' | 'ahead', count: 30, unit: 'd' };
    onChange(next.kind === 'day' ? new Date().toLocaleDateString('sv-SE') : momentWritten(next));
  };
  return (
    <div className={css.moment}>
      <Select
        aria-label={t('moment')}
        className={css.wide}
        value={kind}
        options={[...momentWords, 'day' as const, 'ago' as const, 'ahead' as const].map((value) => ({
          value,
          label: t(value),
        }))}
        onChange={choose}
      />
      {moment?.kind === 'day' && (
        <input
          type="date"
          className={css.day}
          aria-label={t('value')}
          value={moment.day}
          onChange={(event) => event.target.value && onChange(event.target.value)}
        />
      )}
      {(moment?.kind === 'ago' || moment?.kind === 'ahead') && (
        <>
          <InputNumber
            className={css.wide}
            aria-label={t('amount')}
            min={1}
            max={9999}
            value={moment.count}
            onChange={(count) => count && onChange(momentWritten({ ...moment, count }))}
          />
          <Select<Unit>
            aria-label={t('unit')}
            value={moment.unit}
            options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
            onChange={(unit) => onChange(momentWritten({ ...moment, unit }))}
          />
        </>
      )}
    </div>
  );
}

import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useLocale, useTexts } from '@/shared/i18n';
import { SearchIcon } from '@/shared/icons';
import type { FieldAccess, LimitableField, LimitableKind } from './roles.api';
import css from './roles.module.css';
import { resourceLabel, rolesTexts } from './roles.texts';
import { type Draft, limitKey, withLimit } from './rolesDraft';

interface FieldLimitsProps {
  kinds: LimitableKind[];
  draft: Draft;
  fixed: boolean;
  onChange: (draft: Draft) => void;
}

/** The fields of one kind at a time, each with how far the role has it. */
export function FieldLimits({ kinds, draft, fixed, onChange }: FieldLimitsProps) {
  const t = useTexts(rolesTexts);
  const locale = useLocale();
  const [kind, setKind] = useState(kinds[0]?.kind ?? '');
  const [find, setFind] = useState('');
  const limited = (of: string) => Object.keys(draft.limits).filter((key) => key.startsWith(`${of}.`)).length;
  const wanted = find.trim().toLowerCase();
  const fields = (kinds.find((one) => one.kind === kind)?.fields ?? []).filter(
    (field) => !wanted || `${field.label} ${field.key}`.toLowerCase().includes(wanted),
  );
  return (
    <div className={css.limits}>
      <div className={css.limitTools}>
        <Segmented
          value={kind}
          onChange={setKind}
          options={kinds.map((one) => ({
            value: one.kind,
            label: limited(one.kind)
              ? `${resourceLabel(one.kind, locale)} (${limited(one.kind)})`
              : resourceLabel(one.kind, locale),
          }))}
        />
        <Input
          allowClear
          className={css.findField}
          prefix={<SearchIcon />}
          placeholder={t('findField')}
          aria-label={t('findField')}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      </div>
      {fields.length === 0 && <p className={css.nothing}>{t('noField')}</p>}
      <ul className={css.limitGrid}>
        {fields.map((field) => (
          <LimitRow
            key={field.key}
            field={field}
            access={draft.limits[limitKey(kind, field.key)] ?? 'full'}
            fixed={fixed}
            onSet={(access) => onChange(withLimit(draft, kind, field.key, access))}
          />
        ))}
      </ul>
    </div>
  );
}

function LimitRow(props: {
  field: LimitableField;
  access: FieldAccess;
  fixed: boolean;
  onSet: (access: FieldAccess) => void;
}) {
  const { field, access, fixed, onSet } = props;
  const t = useTexts(rolesTexts);
  const choices: FieldAccess[] = field.withholdable ? ['full', 'read_only', 'masked', 'hidden'] : ['full', 'read_only'];
  return (
    <li className={css.limit} data-limited={access !== 'full' || undefined}>
      <span title={field.withholdable ? undefined : t('onlyReadOnly')}>{field.label}</span>
      <Select<FieldAccess>
        size="small"
        variant="filled"
        className={css.access}
        data-access={access}
        value={access}
        disabled={fixed}
        aria-label={field.label}
        popupMatchSelectWidth={false}
        options={choices.map((value) => ({ value, label: t(`access.${value}`) }))}
        onChange={onSet}
      />
    </li>
  );
}

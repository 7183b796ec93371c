import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate, formatList } from '../format';
import { useTexts } from '../i18n';
import { useMe } from '../session';
import { useDebounced } from '../useDebounced';
import { userSearch } from '../users';
import { type FilterDef, join, split, type Values } from './filters';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { type Option, OptionList } from './OptionList';

interface EditorProps {
  def: FilterDef;
  values: Values;
  onChange: (change: Values) => void;
  onDone: () => void;
}

/** Edits one filter, in a chip's popover or in the sheet of the phone. */
export function FilterEditor({ def, values, onChange, onDone }: EditorProps) {
  if (def.kind === 'user') return <UserEditor def={def} values={values} onChange={onChange} onDone={onDone} />;
  if (def.kind === 'days') return <DaysEditor def={def} values={values} onChange={onChange} onDone={onDone} />;
  return (
    <OptionList
      label={def.label}
      options={def.options}
      several={def.kind === 'choices'}
      free={def.kind === 'choices' && def.free}
      chosen={split(values[def.key])}
      onChange={(chosen) => {
        onChange({ [def.key]: join(chosen) });
        if (def.kind === 'switch') onDone();
      }}
    />
  );
}

/** What a chip says after its name. */
export function FilterValue({ def, values }: { def: FilterDef; values: Values }) {
  const t = useTexts(listTexts);
  if (def.kind === 'user') return <UserName value={values[def.key] ?? ''} />;
  if (def.kind === 'days') {
    const after = values[def.after];
    const before = values[def.before];
    if (after && before) return <b>{`${formatDate(after)} – ${formatDate(before)}`}</b>;
    return <b>{after ? t('since', { date: formatDate(after) }) : t('until', { date: formatDate(before ?? '') })}</b>;
  }
  const chosen = split(values[def.key]);
  const names = chosen.map((value) => def.options.find((option) => option.value === value)?.label ?? value);
  return <b>{names.length > 3 ? `${formatList(names.slice(0, 2))} +${names.length - 2}` : formatList(names)}</b>;
}

// names of colleagues chosen in this visit; a link from elsewhere asks once
const names = new Map<string, string>();

function UserName({ value }: { value: string }) {
  const t = useTexts(listTexts);
  const me = useMe();
  const known = names.get(value);
  const ask = !known && value.startsWith('user_') && value !== me.user_id;
  const found = useQuery({ ...userSearch(''), enabled: ask });
  if (value === 'me' || value === me.user_id) return <b>{t('me')}</b>;
  if (value === 'my_department') return <b>{t('myDepartment')}</b>;
  if (value === 'none') return <b>{t('nobody')}</b>;
  return <b>{known ?? found.data?.items.find((user) => user.user_id === value)?.name ?? '…'}</b>;
}

function UserEditor({ def, values, onChange, onDone }: EditorProps) {
  const t = useTexts(listTexts);
  const [q, setQ] = useState('');
  const found = useQuery({ ...userSearch(useDebounced(q)), placeholderData: keepPreviousData });
  const special: Option[] = q
    ? []
    : [
        { value: 'me', label: t('me') },
        { value: 'my_department', label: t('myDepartment') },
        { value: 'none', label: t('nobody') },
      ];
  const people = (found.data?.items ?? []).map((user) => ({ value: user.user_id, label: user.name }));
  return (
    <OptionList
      label={def.label}
      options={[...special, ...people]}
      chosen={split(values[def.key])}
      onSearch={setQ}
      loading={found.isPending}
      onChange={([value]) => {
        const name = people.find((person) => person.value === value)?.label;
        if (value && name) names.set(value, name);
        onChange({ [def.key]: value });
        onDone();
      }}
    />
  );
}

function DaysEditor({ def, values, onChange, onDone }: EditorProps) {
  const t = useTexts(listTexts);
  const [after, setAfter] = useState(def.kind === 'days' ? (values[def.after] ?? '') : '');
  const [before, setBefore] = useState(def.kind === 'days' ? (values[def.before] ?? '') : '');
  if (def.kind !== 'days') return null;
  const apply = (from: string | undefined, to?: string) => {
    onChange({ [def.after]: from || undefined, [def.before]: to || undefined });
    onDone();
  };
  const presets: [string, string][] = [
    [t('today'), daysAgo(0)],
    [t('last7'), daysAgo(6)],
    [t('last30'), daysAgo(29)],
    [t('last90'), daysAgo(89)],
    [t('thisYear'), `${new Date().getFullYear()}-01-01`],
  ];
  return (
    <form
      className={styles.days}
      onSubmit={(event) => {
        event.preventDefault();
        apply(after, before);
      }}
    >
      <div className={styles.presets}>
        {presets.map(([label, from]) => (
          <button
            key={label}
            type="button"
            className={styles.option}
            data-at={values[def.after] === from || undefined}
            onClick={() => apply(from)}
          >
            {label}
          </button>
        ))}
      </div>
      <label className={styles.dayField}>
        <span>{t('from')}</span>
        <input type="date" value={after} max={before || undefined} onChange={(e) => setAfter(e.target.value)} />
      </label>
      <label className={styles.dayField}>
        <span>{t('to')}</span>
        <input type="date" value={before} min={after || undefined} onChange={(e) => setBefore(e.target.value)} />
      </label>
      <button type="submit" className={styles.applyDays}>
        {t('apply')}
      </button>
    </form>
  );
}

/** A day of this person's calendar as `2026-02-10`. */
function daysAgo(count: number): string {
  const day = new Date();
  day.setDate(day.getDate() - count);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

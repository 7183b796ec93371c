import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatInstant, formatList, formatNumber, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { isEmpty } from '@/shared/records/recordFields';
import { clock } from './ActivityEntry';
import { ActivityIcon } from './ActivityIcon';
import { fieldsOf, nameOf, type TimelineItem } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import type { SubjectKind } from './subject';

// several values in one field: the field catalogue has no label for the whole
const lists = ['phones', 'emails', 'addresses', 'lines', 'contacts', 'competitors', 'reason'] as const;
type List = (typeof lists)[number];
const isId = (value: unknown): value is string => typeof value === 'string' && /^(user|cust|contact)_/.test(value);
const known = [
  ...(['created', 'updated', 'deleted', 'restored', 'tagged', 'imported'] as const),
  ...(['transferred', 'claimed', 'released', 'returned'] as const),
];

/** Who changed what, from what to what. */
export function ChangeEntry({ item, module }: { item: TimelineItem; module: SubjectKind }) {
  const t = useTexts(activityTexts);
  const locale = useLocale();
  const action = known.find((one) => one === item.change?.action) ?? 'other';
  // at creation everything is new; the fields themselves are on the record
  const fields = action === 'created' ? [] : (item.change?.fields ?? []);
  const choices = useQuery({ ...fieldsOf(module), enabled: fields.length > 0 }).data?.items;
  const shown = (key: string, value: unknown): ReactNode => {
    if (Array.isArray(value) && value.length > 0 && value.every(isId))
      return value.map((id, i) => (
        <span key={id}>
          {i > 0 && '、'}
          <RecordName id={id} />
        </span>
      ));
    if (typeof value !== 'string') return show(value);
    if (isId(value)) return <RecordName id={value} />;
    return (
      choices?.find((field) => field.key === key)?.options?.find((one) => one.value === value)?.label ?? show(value)
    );
  };
  const show = (value: unknown): string => {
    if (isEmpty(value)) return t('was');
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') return formatNumber(value, undefined, locale);
    if (Array.isArray(value)) return formatList(value.map(show));
    // what has a name is known by it
    if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
    if (typeof value === 'object')
      return Object.values(value as object)
        .filter((part) => typeof part === 'string')
        .join(' ');
    return String(value);
  };
  return (
    <article className={css.entry} data-quiet>
      <ActivityIcon type="change" />
      <div className={css.entryBody}>
        <header className={css.entryHead}>
          <strong>{item.by_name ?? t('system')}</strong>
          <span>{t(`did.${action}`, { what: t(`what.${module}`) })}</span>
          <time dateTime={item.at} title={formatInstant(item.at, locale)}>
            {clock(item.at)}
          </time>
        </header>
        {fields.length > 0 && (
          <ul className={css.changes}>
            {fields.map((field) => (
              <li key={field.key}>
                <span className={css.changeLabel}>
                  {lists.includes(field.key as List) ? t(field.key as List) : field.label}
                </span>
                <del>{shown(field.key, field.before)}</del>
                <span aria-hidden>→</span>
                <ins>{shown(field.key, field.after)}</ins>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}

/** Somebody or something a field points to, by name; one that is gone or hidden is only a dash. */
function RecordName({ id }: { id: string }) {
  const { data, isError } = useQuery(nameOf(id));
  return data ?? (isError ? none : '…');
}

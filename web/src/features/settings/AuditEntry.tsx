import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { formatInstant, none } from '@/shared/format';
import { say, useLocale, useTexts } from '@/shared/i18n';
import { recordPath } from '@/shared/records/recordPath';
import { type AuditRow, fieldNamesQuery } from './audit.api';
import css from './audit.module.css';
import { auditActions, auditKinds, auditTexts } from './audit.texts';
import settingsCss from './settings.module.css';

const shownAtFirst = 5;

/** A word of the log in the reader's language, or as it is when it is a new one. */
export const kindText = (kind: string): string =>
  kind in auditKinds.entries ? say(auditKinds, kind as keyof typeof auditKinds.entries) : kind;

export const actionText = (action: string): string =>
  action in auditActions.entries ? say(auditActions, action as keyof typeof auditActions.entries) : action;

/** One entry: who did what to which record and when, and each field before and after. */
export function AuditEntry({ entry }: { entry: AuditRow }) {
  const t = useTexts(auditTexts);
  useLocale();
  const who = entry.user_name ?? t('system');
  const source = entry.source in sources ? t(sources[entry.source as keyof typeof sources]) : entry.source;
  return (
    <li className={css.entry}>
      <Avatar name={who} size={30} />
      <div className={css.main}>
        <div className={css.line}>
          <strong>{who}</strong>
          <span className={css.action}>{actionText(entry.action)}</span>
          <span>{kindText(entry.kind)}</span>
          <Record entry={entry} />
        </div>
        <div className={settingsCss.under}>
          <time dateTime={entry.at}>{formatInstant(entry.at)}</time> · {source}
          {entry.address && ` · ${entry.address}`}
        </div>
        {entry.fields.length > 0 && <Changes entry={entry} />}
      </div>
    </li>
  );
}

const sources = {
  web: 'source.web',
  api: 'source.api',
  import: 'source.import',
  form: 'source.form',
  merge: 'source.merge',
  undo: 'source.undo',
  system: 'source.system',
} as const;

function Record({ entry }: { entry: AuditRow }) {
  if (!entry.id) return null;
  const path = entry.action === 'deleted' ? null : recordPath(entry.kind, entry.id);
  const short = `…${entry.id.slice(-6)}`;
  return path ? (
    <Link to={path} title={entry.id} className={css.id}>
      {short}
    </Link>
  ) : (
    <code title={entry.id} className={css.id}>
      {short}
    </code>
  );
}

function Changes({ entry }: { entry: AuditRow }) {
  const t = useTexts(auditTexts);
  const locale = useLocale();
  const fields = useQuery(fieldNamesQuery(entry.kind)).data?.items;
  const [all, setAll] = useState(false);
  const shown = all ? entry.fields : entry.fields.slice(0, shownAtFirst);
  const fieldOf = (key: string) => fields?.find((one) => one.key === key);
  const nameOf = (key: string) => (locale === 'en' ? fieldOf(key)?.label_en : fieldOf(key)?.label_zh) ?? key;
  const show = (key: string, value: unknown): string => {
    const option = fieldOf(key)?.options?.find((one) => one.value === value);
    if (option) return option.label;
    if (value === null || value === undefined || value === '') return none;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ') || none;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <>
      <table className={css.changes}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <tr key={field.key}>
              <th scope="row">{nameOf(field.key)}</th>
              <td>{show(field.key, field.before)}</td>
              <td>{show(field.key, field.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < entry.fields.length && (
        <Button type="link" size="small" className={css.rest} onClick={() => setAll(true)}>
          {t('fields.more', { count: entry.fields.length - shown.length })}
        </Button>
      )}
    </>
  );
}

import { Link } from 'react-router';
import { formatDate, formatInstant } from '@/shared/format';
import { type Locale, useLocale, useTexts } from '@/shared/i18n';
import { recordPath } from '@/shared/records/recordPath';
import { clock } from './ActivityEntry';
import { ActivityIcon } from './ActivityIcon';
import type { TimelineItem } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';

type Key = keyof typeof activityTexts.entries;

/** What happened to a deal, a task or a lead of this record: `王小明 推进了商机 华东采购 商务谈判 → 赢单`. */
export function RecordEntry({ item, record }: { item: TimelineItem; record: NonNullable<TimelineItem['record']> }) {
  const t = useTexts(activityTexts);
  const locale = useLocale();
  const known = `${item.kind}.${record.what}`;
  const said = known in activityTexts.entries ? t(known as Key) : t('did.other');
  const path = recordPath(record.kind, record.id);
  const due = item.kind === 'task' && record.what === 'created';
  const detail = due && record.detail ? t('dueAt', { when: dateText(record.detail, locale) }) : record.detail;
  const good = record.what === 'won' || record.what === 'completed' || record.what === 'converted';
  return (
    <article className={css.entry} data-quiet>
      <ActivityIcon type={iconOf(item.kind)} tone={good ? 'good' : record.what === 'lost' ? 'bad' : undefined} />
      <div className={css.entryBody}>
        <header className={css.entryHead}>
          <strong>{item.by_name ?? t('system')}</strong>
          <span>{said}</span>
          {path ? (
            <Link to={path} className={css.recordTitle} title={record.title}>
              {record.title}
            </Link>
          ) : (
            <span className={css.recordTitle}>{record.title}</span>
          )}
          <time dateTime={item.at} title={formatInstant(item.at, locale)}>
            {clock(item.at)}
          </time>
        </header>
        {detail && <p className={css.recordDetail}>{detail}</p>}
      </div>
    </article>
  );
}

/** A day, or a moment by the person's clock. */
const dateText = (text: string, locale: Locale) =>
  text.length === 10 ? formatDate(text, locale) : formatInstant(text, locale);

const iconOf = (kind: string) =>
  kind === 'task' || kind === 'lead' || kind === 'opportunity' || kind === 'document' ? kind : ('change' as const);

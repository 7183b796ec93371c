import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { dayOf, today } from '@/shared/days';
import { formatDate } from '@/shared/format';
import { type Locale, useLocale, useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { ActivityEntry } from './ActivityEntry';
import { type ActivityType, activityTypes, type TimelineItem, timelineOf } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import { ChangeEntry } from './ChangeEntry';
import { OrderEntry } from './OrderEntry';
import { RecordEntry } from './RecordEntry';
import { type Subject, type SubjectKind, subjectOf } from './subject';

/** Everything, the changes of fields, what happened to records around it, or one kind of activity. */
export type TimelineKind = 'all' | 'change' | 'opportunity' | 'task' | 'lead' | 'document' | 'order' | ActivityType;

const kindsOf: Record<SubjectKind, TimelineKind[]> = {
  customers: ['all', ...activityTypes, 'opportunity', 'order', 'task', 'lead', 'document', 'change'],
  opportunities: ['all', ...activityTypes, 'opportunity', 'task', 'document', 'change'],
  leads: ['all', ...activityTypes.filter((one) => one !== 'purchase'), 'lead', 'task', 'document', 'change'],
};

/** Everything that happened with a record, newest first, grouped by day. */
export function Timeline({ subject }: { subject: Subject }) {
  const t = useTexts(activityTexts);
  const locale = useLocale();
  const [kind, setKind] = useState<TimelineKind>('all');
  const timeline = useInfiniteQuery(timelineOf(subject, kind));
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const module = subjectOf(subject).kind;
  const can = useCan();
  const kinds = kindsOf[module].filter((one) => one !== 'order' || can('orders.view'));
  let day = '';

  return (
    <section className={css.timeline} aria-label={t('activity')}>
      <div className={css.kindFilter} role="radiogroup" aria-label={t('filter')}>
        {kinds.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: a button that looks like a chip
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === kind}
            className={css.kindButton}
            onClick={() => setKind(one)}
          >
            {t(one)}
          </button>
        ))}
      </div>
      {timeline.isPending && <TimelineSkeleton />}
      {timeline.isError && items.length === 0 && (
        <p className={css.nothing}>
          {t('failed')} <Button onClick={() => void timeline.refetch()}>{t('retry')}</Button>
        </p>
      )}
      {timeline.isSuccess && items.length === 0 && (
        <p className={css.nothing}>
          <strong>{kind === 'all' ? t('empty') : t('emptyKind')}</strong>
          {kind !== 'change' && <span>{t('emptyText')}</span>}
        </p>
      )}
      <ol className={css.entries}>
        {items.map((item, i) => {
          const itemDay = dayOf(new Date(item.at));
          const newDay = itemDay !== day;
          day = itemDay;
          return (
            <li key={keyOf(item, i)} className={css.entryPlace}>
              {newDay && <h4 className={css.day}>{dayName(itemDay, locale, t('today'))}</h4>}
              <Entry item={item} module={module} />
            </li>
          );
        })}
      </ol>
      {timeline.hasNextPage && (
        <Button block type="text" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function Entry({ item, module }: { item: TimelineItem; module: SubjectKind }) {
  if (item.activity) return <ActivityEntry activity={item.activity} />;
  if (item.record && item.kind === 'order') return <OrderEntry item={item} record={item.record} />;
  if (item.record) return <RecordEntry item={item} record={item.record} />;
  return <ChangeEntry item={item} module={module} />;
}

const keyOf = (item: TimelineItem, at: number) =>
  item.activity?.activity_id ?? `${item.at} ${item.record?.id ?? ''} ${item.record?.what ?? ''} ${at}`;

const dayName = (day: string, locale: Locale, todayText: string) =>
  day === today() ? todayText : formatDate(day, locale);

function TimelineSkeleton() {
  const t = useTexts(activityTexts);
  return (
    <div role="status" aria-label={t('loading')} className={css.bones}>
      {[72, 54, 80, 46].map((width) => (
        <div key={width} className={css.boneRow}>
          <span className={css.boneDot} />
          <span className={css.bone} style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}

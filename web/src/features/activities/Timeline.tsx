import { Button } from 'antd';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ActivityEntry } from './ActivityEntry';
import { type ActivityType, activityTypes, type TimelineItem } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import { ChangeEntry } from './ChangeEntry';

/** Everything, the changes of fields, or one kind of activity. */
export type TimelineKind = 'all' | 'change' | ActivityType;

interface TimelineProps {
  items: TimelineItem[];
  kind: TimelineKind;
  onKind: (kind: TimelineKind) => void;
  isPending: boolean;
  failed: boolean;
  onRetry: () => void;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

const kinds: TimelineKind[] = ['all', ...activityTypes, 'change'];

/** Everything that happened with a customer, newest first, grouped by day. */
export function Timeline(props: TimelineProps) {
  const t = useTexts(activityTexts);
  const locale = useLocale();
  const { items, kind } = props;
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
            onClick={() => props.onKind(one)}
          >
            {t(one)}
          </button>
        ))}
      </div>
      {props.isPending && <TimelineSkeleton />}
      {props.failed && items.length === 0 && (
        <p className={css.nothing}>
          {t('failed')} <Button onClick={props.onRetry}>{t('retry')}</Button>
        </p>
      )}
      {!props.isPending && !props.failed && items.length === 0 && (
        <p className={css.nothing}>
          <strong>{kind === 'all' ? t('empty') : t('emptyKind')}</strong>
          {kind !== 'change' && <span>{t('emptyText')}</span>}
        </p>
      )}
      <ol className={css.entries}>
        {items.map((item, i) => {
          const itemDay = localDay(item.at);
          const newDay = itemDay !== day;
          day = itemDay;
          return (
            <li key={item.activity?.activity_id ?? `${item.at}-${i}`} className={css.entryPlace}>
              {newDay && <h4 className={css.day}>{formatDate(itemDay, locale)}</h4>}
              {item.activity ? <ActivityEntry activity={item.activity} /> : <ChangeEntry item={item} />}
            </li>
          );
        })}
      </ol>
      {props.hasMore && (
        <Button block type="text" loading={props.loadingMore} onClick={props.onMore}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

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

/** The day of this person's calendar. */
function localDay(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant.slice(0, 10);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

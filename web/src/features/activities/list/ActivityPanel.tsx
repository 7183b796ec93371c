import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { formatInstant } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { NoteIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { recordPath } from '@/shared/records/recordPath';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { usePageTitle } from '@/shared/usePageTitle';
import { ActivityEntry } from '../ActivityEntry';
import type { Activity } from '../activities.api';
import { activityTexts } from '../activities.texts';
import { activityRecord } from './activityList.api';
import { activityListTexts } from './activityList.texts';
import css from './list.module.css';

interface PanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
}

/** An activity beside the list: the whole of it, changed and deleted as on a timeline, and the ways to what it is about. */
export function ActivityPanel({ id, neighbours, onClose }: PanelProps) {
  const t = useTexts(activityListTexts);
  const kinds = useTexts(activityTexts);
  const { data: activity, error, refetch } = useQuery(activityRecord(id));
  const title = activity ? kinds(activity.type) : t('title');
  const isGone = error instanceof ApiProblem && error.status === 404;
  usePageTitle(title);
  return (
    <SidePanel label={title} neighbours={neighbours} onClose={onClose}>
      {activity && (
        <div className={css.sheet}>
          <About activity={activity} />
          <ActivityEntry key={id} activity={activity} onDeleted={onClose} />
        </div>
      )}
      {!activity && isGone && <ListNotice icon={<NoteIcon />} title={t('notFound')} text={t('notFoundText')} />}
      {!activity && error && !isGone && <ListFailed error={error} onRetry={() => void refetch()} />}
      {!activity && !error && <div className={css.bone} role="status" aria-label={t('title')} />}
    </SidePanel>
  );
}

/** The day, and the records it is about. */
function About({ activity }: { activity: Activity }) {
  const t = useTexts(activityListTexts);
  const locale = useLocale();
  const lines = [
    { key: 'customer_id', kind: 'customer', id: activity.customer_id, name: activity.customer_name },
    { key: 'contact_id', kind: 'contact', id: activity.contact_id, name: activity.contact_name },
    { key: 'opportunity_id', kind: 'opportunity', id: activity.opportunity_id, name: activity.opportunity_title },
    { key: 'lead_id', kind: 'lead', id: activity.lead_id, name: activity.lead_name },
  ] as const;
  return (
    <dl className={css.about}>
      <div>
        <dt>{t('occurred_at')}</dt>
        <dd>
          <time dateTime={activity.occurred_at}>{formatInstant(activity.occurred_at, locale)}</time>
        </dd>
      </div>
      {lines.map(
        ({ key, kind, id, name }) =>
          id &&
          name && (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>
                <Link to={recordPath(kind, id) ?? ''}>{name}</Link>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

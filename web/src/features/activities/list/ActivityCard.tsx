import { Link, type To } from 'react-router';
import { useTexts } from '@/shared/i18n';
import listCss from '@/shared/lists/lists.module.css';
import { TimeText } from '@/shared/records/TimeText';
import { ActivityIcon } from '../ActivityIcon';
import { activityTexts } from '../activities.texts';
import type { ActivityRow } from './activityList.api';
import css from './list.module.css';

/** An activity in the phone's list: with whom, what was said, by whom and when. */
export function ActivityCard({ row, to }: { row: ActivityRow; to: To }) {
  const t = useTexts(activityTexts);
  const about = row.customer_name ?? row.lead_name ?? row.opportunity_title;
  return (
    <div className={listCss.card}>
      <span className={css.cardTop}>
        <ActivityIcon type={row.type} />
        <Link className={css.cardName} to={to}>
          {about ?? t(row.type)}
        </Link>
        <TimeText at={row.occurred_at} />
      </span>
      <p className={css.cardText}>
        {row.subject && <b>{row.subject}</b>}
        {row.content}
      </p>
      <span className={css.cardLine}>
        <span>{t(row.type)}</span>
        {row.contact_name && <span className={css.clip}>{t('withContact', { name: row.contact_name })}</span>}
        <span className={css.grow} />
        <span className={css.clip}>{row.created_by_name ?? t('system')}</span>
      </span>
    </div>
  );
}

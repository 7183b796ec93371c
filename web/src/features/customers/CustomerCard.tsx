import { Link, type To } from 'react-router';
import { besideList } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import listCss from '@/shared/lists/lists.module.css';
import { Badge } from '@/shared/records/Badge';
import { MoneyText } from '@/shared/records/MoneyText';
import { TagRow } from '@/shared/records/TagEditor';
import { TimeText } from '@/shared/records/TimeText';
import { statusTones } from './customerChoices';
import type { CustomerRow } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { GradeMark } from './GradeMark';

/** A customer in the phone's list. */
export function CustomerCard({ row, to }: { row: CustomerRow; to: To }) {
  const t = useTexts(customerTexts);
  return (
    <div className={listCss.card}>
      <span className={css.cardTop}>
        <Link className={css.cardName} to={to} state={besideList}>
          {row.name}
        </Link>
        <GradeMark grade={row.grade} />
      </span>
      <span className={css.cardLine}>
        <Badge tone={statusTones[row.status]}>{t(row.status)}</Badge>
        {row.industry && <span className={css.clip}>{row.industry}</span>}
        <span className={css.clip}>{row.owner_name ?? t('nobody')}</span>
      </span>
      <span className={css.cardLine}>
        {row.tags.length > 0 && <TagRow tags={row.tags} />}
        <span className={css.cardEnd}>
          {row.annual_revenue !== null && <MoneyText value={row.annual_revenue} short />}
          {row.last_activity_at ? <TimeText at={row.last_activity_at} /> : <span>{t('neverContacted')}</span>}
        </span>
      </span>
    </div>
  );
}

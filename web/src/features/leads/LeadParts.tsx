import { Button } from 'antd';
import { Link, type To, useNavigate } from 'react-router';
import { besideList } from '@/features/views/public';
import { telOf } from '@/shared/contactLinks';
import { useTexts } from '@/shared/i18n';
import { ImportIcon, LeadIcon, PhoneIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { Badge } from '@/shared/records/Badge';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { openLeadForm } from './formRequest';
import { statusTones } from './leadChoices';
import type { LeadRow } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';
import { ScoreMark } from './ScoreMark';

/** A lead in the phone's list; the number is called by one tap. */
export function LeadCard({ row, to }: { row: LeadRow; to: To }) {
  const t = useTexts(leadTexts);
  return (
    <div className={`${listCss.card} ${css.phoneCard}`}>
      <span className={css.phoneCardText}>
        <span className={css.cardTop}>
          <Link className={css.cardName} to={to} state={besideList}>
            {row.name}
          </Link>
          <ScoreMark score={row.score} quality={row.quality} />
        </span>
        {row.company && <span className={css.clip}>{row.company}</span>}
        <span className={css.cardLine}>
          <Badge tone={statusTones[row.status]}>{t(row.status)}</Badge>
          <span className={css.clip}>{row.assigned_to_name ?? t('nobody')}</span>
          <span className={css.cardEnd}>
            <TimeText at={row.created_at} />
          </span>
        </span>
      </span>
      {telOf(row.phone) && (
        <a className={css.callButton} href={telOf(row.phone)} aria-label={`${t('call')} ${row.name}`} data-stop>
          <PhoneIcon />
        </a>
      )}
    </div>
  );
}

/** Nobody asked yet: two ways to begin. */
export function LeadsEmpty() {
  const t = useTexts(leadTexts);
  const can = useCan();
  const navigate = useNavigate();
  return (
    <ListNotice icon={<LeadIcon />} title={t('empty')} text={t('emptyText')}>
      {can('leads.import') && (
        <Button type="primary" icon={<ImportIcon />} onClick={() => void navigate('/imports/new?kind=leads')}>
          {t('importFile')}
        </Button>
      )}
      {can('leads.create') && (
        <Button icon={<PlusIcon />} onClick={() => openLeadForm(true)}>
          {t('create')}
        </Button>
      )}
    </ListNotice>
  );
}

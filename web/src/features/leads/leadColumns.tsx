import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { besideList } from '@/features/views/public';
import { none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { Badge } from '@/shared/records/Badge';
import { TagRow } from '@/shared/records/TagEditor';
import { TimeText } from '@/shared/records/TimeText';
import { statusTones } from './leadChoices';
import type { LeadRow } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';
import { ScoreMark } from './ScoreMark';

const Text = ({ value }: { value: string | number | null }) =>
  value === null || value === '' ? <span className="gx-none">{none}</span> : <span className={css.clip}>{value}</span>;

/** Every column the list of leads can show. */
export function useLeadColumns(toRecord: (id: string) => To): Column<LeadRow>[] {
  const t = useTexts(leadTexts);
  return useMemo(() => {
    const text = (key: keyof LeadRow & keyof typeof leadTexts.entries, width: number): Column<LeadRow> => ({
      key,
      title: t(key),
      width,
      render: (row) => <Text value={row[key] as string | number | null} />,
    });
    const time = (key: 'last_activity_at' | 'created_at' | 'updated_at'): Column<LeadRow> => ({
      key,
      title: t(key),
      width: 120,
      sort: key,
      sortFalling: true,
      render: (row) => (row[key] ? <TimeText at={row[key]} /> : <span className="gx-none">{none}</span>),
    });
    return [
      {
        key: 'name',
        title: t('name'),
        width: 150,
        sort: 'name',
        render: (row) => (
          <Link className={css.name} to={toRecord(row.lead_id)} state={besideList} tabIndex={-1} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      text('company', 200),
      {
        key: 'score',
        title: t('score'),
        width: 110,
        sort: 'score',
        sortFalling: true,
        render: (row) => <ScoreMark score={row.score} quality={row.quality} />,
      },
      {
        key: 'status',
        title: t('status'),
        width: 104,
        render: (row) => (
          <Badge tone={statusTones[row.status]} title={row.disqualified_reason ?? undefined}>
            {t(row.status)}
          </Badge>
        ),
      },
      {
        key: 'assigned_to_name',
        title: t('owner'),
        width: 110,
        render: (row) => <span className={css.clip}>{row.assigned_to_name ?? t('nobody')}</span>,
      },
      text('source', 110),
      text('interest', 160),
      text('phone', 136),
      text('email', 190),
      text('position', 120),
      text('industry', 110),
      text('company_size', 110),
      text('city', 100),
      text('wechat', 112),
      { key: 'tags', title: t('tags'), width: 150, render: (row) => <TagRow tags={row.tags} /> },
      time('last_activity_at'),
      time('created_at'),
      time('updated_at'),
    ];
  }, [t, toRecord]);
}

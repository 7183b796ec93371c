import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { recordPath } from '@/shared/records/recordPath';
import { TimeText } from '@/shared/records/TimeText';
import { ActivityIcon } from '../ActivityIcon';
import { activityTexts } from '../activities.texts';
import type { ActivityRow } from './activityList.api';
import { activityListTexts } from './activityList.texts';
import css from './list.module.css';

const Text = ({ value }: { value: string | null }) =>
  value ? (
    <span className={css.clip} title={value}>
      {value}
    </span>
  ) : (
    <span className="gx-none">{none}</span>
  );

/** A record it is about; one that is out of sight has no name. */
const About = ({ kind, id, name }: { kind: string; id: string | null; name: string | null }) =>
  id && name ? (
    <span data-stop className={css.clip}>
      <Link to={recordPath(kind, id) ?? ''} title={name}>
        {name}
      </Link>
    </span>
  ) : (
    <span className="gx-none">{none}</span>
  );

/** Every column the list of activities can show. */
export function useActivityColumns(toRecord: (id: string) => To): Column<ActivityRow>[] {
  const t = useTexts(activityListTexts);
  const kinds = useTexts(activityTexts);
  return useMemo<Column<ActivityRow>[]>(
    () => [
      {
        key: 'occurred_at',
        title: t('occurred_at'),
        width: 120,
        sort: 'occurred_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.occurred_at} />,
      },
      {
        key: 'type',
        title: t('type'),
        width: 104,
        render: (row) => (
          <span className={css.kind}>
            <ActivityIcon type={row.type} />
            {kinds(row.type)}
          </span>
        ),
      },
      {
        key: 'customer_id',
        title: t('customer_id'),
        width: 190,
        render: (row) => <About kind="customer" id={row.customer_id} name={row.customer_name} />,
      },
      {
        key: 'content',
        title: t('content'),
        width: 340,
        render: (row) => (
          <Link className={css.said} to={toRecord(row.activity_id)} tabIndex={-1} title={row.content}>
            {row.subject && <b>{row.subject}</b>}
            {row.content}
          </Link>
        ),
      },
      { key: 'outcome', title: t('outcome'), width: 150, render: (row) => <Text value={row.outcome} /> },
      { key: 'next_step', title: t('next_step'), width: 150, render: (row) => <Text value={row.next_step} /> },
      {
        key: 'contact_id',
        title: t('contact_id'),
        width: 110,
        render: (row) => <About kind="contact" id={row.contact_id} name={row.contact_name} />,
      },
      {
        key: 'opportunity_id',
        title: t('opportunity_id'),
        width: 170,
        render: (row) => <About kind="opportunity" id={row.opportunity_id} name={row.opportunity_title} />,
      },
      {
        key: 'lead_id',
        title: t('lead_id'),
        width: 140,
        render: (row) => <About kind="lead" id={row.lead_id} name={row.lead_name} />,
      },
      {
        key: 'duration_minutes',
        title: t('duration_minutes'),
        width: 110,
        align: 'right',
        render: (row) => row.duration_minutes ?? <span className="gx-none">{none}</span>,
      },
      { key: 'created_by', title: t('created_by'), width: 104, render: (row) => <Text value={row.created_by_name} /> },
      { key: 'created_at', title: t('created_at'), width: 120, render: (row) => <TimeText at={row.created_at} /> },
    ],
    [t, kinds, toRecord],
  );
}

import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatList, formatMoney, formatMoneyShort, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { Badge } from '@/shared/records/Badge';
import { DateText, TimeText } from '@/shared/records/TimeText';
import { NextDot } from '../NextDot';
import type { OpportunityRow } from '../opportunities.api';
import css from '../opportunities.module.css';
import { opportunityTexts } from '../opportunities.texts';
import { StageMark } from '../StageMark';
import { statusTones } from '../statusTones';

const Text = ({ value }: { value: string | null }) =>
  value ? <span className={css.clip}>{value}</span> : <span className="gx-none">{none}</span>;

const Money = ({ value, currency }: { value: number | null; currency: string }) =>
  value === null ? (
    <span className="gx-none">{none}</span>
  ) : (
    <span className="gx-num" title={formatMoney(value, currency)}>
      {formatMoneyShort(value, currency)}
    </span>
  );

/** Every column the table of deals can show. */
export function useOpportunityColumns(): Column<OpportunityRow>[] {
  const t = useTexts(opportunityTexts);
  return useMemo<Column<OpportunityRow>[]>(
    () => [
      {
        key: 'title',
        title: t('name'),
        width: 240,
        sort: 'title',
        render: (row) => (
          <Link className={css.name} to={`/opportunities/${row.opportunity_id}`} tabIndex={-1} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      {
        key: 'customer_name',
        title: t('customer_name'),
        width: 190,
        render: (row) => <Text value={row.customer_name} />,
      },
      { key: 'stage', title: t('stage'), width: 132, render: (row) => <StageMark row={row} /> },
      {
        key: 'status',
        title: t('status'),
        width: 92,
        render: (row) => <Badge tone={statusTones[row.status]}>{t(row.status)}</Badge>,
      },
      {
        key: 'amount',
        title: t('amount'),
        width: 112,
        align: 'right',
        sort: 'amount',
        sortFalling: true,
        render: (row) => <Money value={row.amount} currency={row.currency} />,
      },
      {
        key: 'probability',
        title: t('probability'),
        width: 76,
        align: 'right',
        render: (row) => <span className="gx-num">{row.probability}%</span>,
      },
      {
        key: 'expected_close_date',
        title: t('expected_close_date'),
        width: 128,
        sort: 'expected_close_date',
        render: (row) => <DateText date={row.expected_close_date} />,
      },
      { key: 'owner_name', title: t('owner_name'), width: 100, render: (row) => <Text value={row.owner_name} /> },
      {
        key: 'next_activity',
        title: t('next_activity'),
        width: 116,
        render: (row) => (
          <span className={css.nextCell}>
            <NextDot row={row} />
            {row.next_task_at ? <TimeText at={row.next_task_at} /> : <span className="gx-none">{none}</span>}
          </span>
        ),
      },
      {
        key: 'days_in_stage',
        title: t('days_in_stage'),
        width: 92,
        align: 'right',
        render: (row) => (
          <span className={row.is_stale ? css.staleText : 'gx-num'}>{t('days', { count: row.days_in_stage })}</span>
        ),
      },
      {
        key: 'forecast_category',
        title: t('forecast_category'),
        width: 104,
        render: (row) => t(`category.${row.forecast_category}`),
      },
      { key: 'next_step', title: t('next_step'), width: 180, render: (row) => <Text value={row.next_step} /> },
      {
        key: 'competitors',
        title: t('competitors'),
        width: 140,
        render: (row) => <Text value={formatList(row.competitors) || null} />,
      },
      { key: 'source', title: t('source'), width: 104, render: (row) => <Text value={row.source} /> },
      {
        key: 'actual_amount',
        title: t('actual_amount'),
        width: 112,
        align: 'right',
        render: (row) => <Money value={row.actual_amount} currency={row.currency} />,
      },
      { key: 'closed_at', title: t('closed_at'), width: 120, render: (row) => <TimeText at={row.closed_at} /> },
      { key: 'lost_reason', title: t('lost_reason'), width: 140, render: (row) => <Text value={row.lost_reason} /> },
      { key: 'lost_to', title: t('lost_to'), width: 120, render: (row) => <Text value={row.lost_to} /> },
      {
        key: 'last_activity_at',
        title: t('last_activity_at'),
        width: 120,
        render: (row) => <TimeText at={row.last_activity_at} />,
      },
      {
        key: 'created_at',
        title: t('created_at'),
        width: 120,
        sort: 'created_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.created_at} />,
      },
      {
        key: 'updated_at',
        title: t('updated_at'),
        width: 120,
        sort: 'updated_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.updated_at} />,
      },
    ],
    [t],
  );
}

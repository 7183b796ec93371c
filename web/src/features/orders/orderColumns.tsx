import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { formatMoney, formatMoneyShort, formatNumber, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { TimeText } from '@/shared/records/TimeText';
import type { OrderRow } from './orders.api';
import css from './orders.module.css';
import { orderTexts } from './orders.texts';
import { StatusMark } from './StatusMark';

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

/** What is mostly nothing stands out where it is something. */
const OfFew = ({ value, children }: { value: number | null; children: React.ReactNode }) =>
  value ? children : <span className="gx-none">{none}</span>;

/** Every column the list of orders can show. */
export function useOrderColumns(toRecord: (id: string) => To): Column<OrderRow>[] {
  const t = useTexts(orderTexts);
  return useMemo<Column<OrderRow>[]>(
    () => [
      {
        key: 'order_number',
        title: t('order_number'),
        width: 168,
        render: (row) => (
          <Link className={css.name} to={toRecord(row.order_id)} tabIndex={-1} title={row.order_number ?? undefined}>
            {row.order_number ?? none}
          </Link>
        ),
      },
      { key: 'customer_name', title: t('customer'), width: 210, render: (row) => <Text value={row.customer_name} /> },
      {
        key: 'ordered_at',
        title: t('ordered_at'),
        width: 120,
        sort: 'ordered_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.ordered_at} />,
      },
      {
        key: 'status',
        title: t('status'),
        width: 150,
        render: (row) => <StatusMark status={row.status} returned={row.returned_amount} />,
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
        key: 'returned_amount',
        title: t('returned_amount'),
        width: 104,
        align: 'right',
        render: (row) => (
          <OfFew value={row.returned_amount}>
            <Money value={row.returned_amount} currency={row.currency} />
          </OfFew>
        ),
      },
      {
        key: 'net_amount',
        title: t('net_amount'),
        width: 112,
        align: 'right',
        render: (row) => (
          <OfFew value={row.net_amount}>
            <Money value={row.net_amount} currency={row.currency} />
          </OfFew>
        ),
      },
      { key: 'seller_name', title: t('seller_id'), width: 100, render: (row) => <Text value={row.seller_name} /> },
      { key: 'channel', title: t('channel'), width: 104, render: (row) => <Text value={row.channel} /> },
      { key: 'owner_name', title: t('owner_id'), width: 100, render: (row) => <Text value={row.owner_name} /> },
      {
        key: 'points_earned',
        title: t('points_earned'),
        width: 96,
        align: 'right',
        render: (row) => <OfFew value={row.points_earned}>{formatNumber(row.points_earned ?? 0)}</OfFew>,
      },
      {
        key: 'points_spent',
        title: t('points_spent'),
        width: 96,
        align: 'right',
        render: (row) => <OfFew value={row.points_spent}>{formatNumber(row.points_spent ?? 0)}</OfFew>,
      },
      { key: 'currency', title: t('currency'), width: 76, render: (row) => row.currency },
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
    [t, toRecord],
  );
}

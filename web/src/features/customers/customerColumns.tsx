import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { besideList } from '@/features/views/public';
import { none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { Badge } from '@/shared/records/Badge';
import { MoneyText } from '@/shared/records/MoneyText';
import { TagRow } from '@/shared/records/TagEditor';
import { DateText, TimeText } from '@/shared/records/TimeText';
import { statusTones } from './customerChoices';
import type { CustomerRow } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { GradeMark } from './GradeMark';
import { useWorthColumns } from './worthColumns';

const Text = ({ value }: { value: string | null }) =>
  value ? <span className={css.clip}>{value}</span> : <span className="gx-none">{none}</span>;

/** Every column the list can show. */
export function useCustomerColumns(toRecord: (id: string) => To): Column<CustomerRow>[] {
  const t = useTexts(customerTexts);
  const worth = useWorthColumns();
  return useMemo(() => {
    const text = (
      key: keyof CustomerRow &
        ('industry' | 'scale' | 'source' | 'phone' | 'email' | 'address' | 'short_name' | 'website' | 'payment_terms'),
      width = 120,
    ): Column<CustomerRow> => ({
      key,
      title: t(key),
      width,
      render: (row) => <Text value={row[key]} />,
    });
    return [
      {
        key: 'name',
        title: t('name'),
        width: 240,
        sort: 'name',
        render: (row) => (
          <span className={css.nameCell}>
            <Link
              className={css.name}
              to={toRecord(row.customer_id)}
              // beside the list; in a tab of its own it is the full page
              state={besideList}
              tabIndex={-1}
              title={row.name}
            >
              {row.name}
            </Link>
            {!row.is_active && <span className={css.off}>{t('inactive')}</span>}
          </span>
        ),
      },
      {
        key: 'code',
        title: t('code'),
        width: 152,
        sort: 'code',
        render: (row) => <span className={`gx-num ${css.dim}`}>{row.code}</span>,
      },
      {
        key: 'status',
        title: t('status'),
        width: 104,
        render: (row) => <Badge tone={statusTones[row.status]}>{t(row.status)}</Badge>,
      },
      { key: 'grade', title: t('grade'), width: 64, sort: 'grade', render: (row) => <GradeMark grade={row.grade} /> },
      text('industry'),
      {
        key: 'owner_name',
        title: t('owner_name'),
        width: 100,
        render: (row) =>
          row.owner_name ? <Text value={row.owner_name} /> : <span className={css.dim}>{t('nobody')}</span>,
      },
      {
        key: 'contact_count',
        title: t('contact_count'),
        width: 84,
        align: 'right',
        render: (row) => <span className={row.contact_count ? '' : 'gx-none'}>{row.contact_count}</span>,
      },
      {
        key: 'tags',
        title: t('tags'),
        width: 164,
        render: (row) => (row.tags.length ? <TagRow tags={row.tags} /> : <span className="gx-none">{none}</span>),
      },
      {
        key: 'annual_revenue',
        title: t('annual_revenue'),
        width: 112,
        align: 'right',
        sort: 'annual_revenue',
        sortFalling: true,
        render: (row) => <MoneyText value={row.annual_revenue} short />,
      },
      {
        key: 'last_activity_at',
        title: t('last_activity_at'),
        width: 120,
        sort: 'last_activity_at',
        sortFalling: true,
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
      text('short_name'),
      { key: 'type', title: t('type'), width: 84, render: (row) => t(row.type) },
      text('phone', 140),
      text('email', 190),
      text('address', 220),
      text('scale'),
      text('source'),
      text('website', 180),
      { key: 'lifecycle', title: t('lifecycle'), width: 104, render: (row) => t(`lifecycle.${row.lifecycle}`) },
      { key: 'founded_on', title: t('founded_on'), width: 112, render: (row) => <DateText date={row.founded_on} /> },
      {
        key: 'credit_limit',
        title: t('credit_limit'),
        width: 120,
        align: 'right',
        render: (row) => <MoneyText value={row.credit_limit} short />,
      },
      text('payment_terms'),
      {
        key: 'credit_days',
        title: t('credit_days'),
        width: 84,
        align: 'right',
        render: (row) => (row.credit_days === null ? <span className="gx-none">{none}</span> : row.credit_days),
      },
      {
        key: 'cooperation_years',
        title: t('cooperation_years'),
        width: 100,
        align: 'right',
        render: (row) =>
          row.cooperation_years === null ? <span className="gx-none">{none}</span> : row.cooperation_years,
      },
      ...worth,
    ];
  }, [t, toRecord, worth]);
}

import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { CustomerLink } from '@/features/customers/public';
import { none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { TimeText } from '@/shared/records/TimeText';
import type { Contact } from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';

const Text = ({ value }: { value: string | null }) =>
  value ? <span className={css.clip}>{value}</span> : <span className="gx-none">{none}</span>;

/** Every column the list of contacts can show. */
export function useContactColumns(toRecord: (id: string) => To): Column<Contact>[] {
  const t = useTexts(contactTexts);
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('name'),
        width: 200,
        sort: 'name',
        render: (row) => (
          <span className={css.nameCell}>
            <Link className={css.name} to={toRecord(row.contact_id)} tabIndex={-1} title={row.name}>
              {row.name}
            </Link>
            {row.is_primary && <span className={css.primary}>{t('primary')}</span>}
          </span>
        ),
      },
      {
        key: 'customer_id',
        title: t('customer_id'),
        width: 220,
        render: (row) => (
          <span data-stop className={css.clip}>
            <CustomerLink id={row.customer_id} name={row.customer_name} />
          </span>
        ),
      },
      { key: 'position', title: t('position'), width: 120, render: (row) => <Text value={row.position} /> },
      { key: 'department', title: t('department'), width: 120, render: (row) => <Text value={row.department} /> },
      {
        key: 'role',
        title: t('role'),
        width: 116,
        render: (row) =>
          row.role ? <span className={css.role}>{t(row.role)}</span> : <span className="gx-none">{none}</span>,
      },
      { key: 'mobile', title: t('mobile'), width: 136, render: (row) => <Text value={row.mobile} /> },
      { key: 'phone', title: t('phone'), width: 136, render: (row) => <Text value={row.phone} /> },
      { key: 'email', title: t('email'), width: 180, render: (row) => <Text value={row.email} /> },
      { key: 'wechat', title: t('wechat'), width: 112, render: (row) => <Text value={row.wechat} /> },
      {
        key: 'created_at',
        title: t('created_at'),
        width: 120,
        sort: 'created_at',
        sortFalling: true,
        render: (row) => <TimeText at={row.created_at} />,
      },
    ],
    [t, toRecord],
  );
}

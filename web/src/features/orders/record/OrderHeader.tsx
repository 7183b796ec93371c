import { CustomerLink } from '@/features/customers/public';
import { Avatar } from '@/shared/Avatar';
import { formatInstant, formatMoney, formatRelative, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CalendarIcon } from '@/shared/icons';
import { useLastChange } from '@/shared/live';
import { recordTexts } from '@/shared/records/records.texts';
import { TimeText } from '@/shared/records/TimeText';
import { useMe } from '@/shared/session';
import type { Order } from '../orders.api';
import { orderTexts } from '../orders.texts';
import { StatusMark } from '../StatusMark';
import { OrderActions } from './OrderActions';
import css from './record.module.css';

/** Who bought, for how much, what became of it, and what can still become of it. */
export function OrderHeader({ record, onDeleted }: { record: Order; onDeleted: () => void }) {
  const t = useTexts(orderTexts);
  const { amount, currency, returned_amount: returned } = record;
  return (
    <header className={css.head}>
      <div className={css.headTitle}>
        <h2 className="gx-num">{record.order_number ?? none}</h2>
        <StatusMark status={record.status} returned={returned} />
      </div>
      <span className={css.headLine}>
        {record.customer_id ? (
          <CustomerLink id={record.customer_id} name={record.customer_name ?? '…'} className={css.clip} />
        ) : (
          <span className={css.clip}>{record.customer_name ?? t('noCustomer')}</span>
        )}
        <span className={css.when} title={formatInstant(record.ordered_at)}>
          <CalendarIcon />
          <TimeText at={record.ordered_at} />
        </span>
        {record.seller_name && (
          <span className={css.person} title={t('seller_id')}>
            <Avatar name={record.seller_name} size={18} />
            {record.seller_name}
          </span>
        )}
      </span>
      {amount !== null && (
        <span
          className={css.amount}
          data-void={record.status === 'cancelled' || record.status === 'returned' || undefined}
        >
          {formatMoney(amount, currency)}
        </span>
      )}
      {record.return_reason && (
        <p className={css.reason} data-all={record.status === 'returned' || undefined}>
          {t('reason', { reason: record.return_reason })}
        </p>
      )}
      <OrderActions record={record} onDeleted={onDeleted} />
      <LastChange id={record.order_id} />
    </header>
  );
}

/** Another person's change, while one looks. */
function LastChange({ id }: { id: string }) {
  const t = useTexts(recordTexts);
  const me = useMe();
  const change = useLastChange(id);
  if (!change || change.by === me.user_id) return null;
  return (
    <p className={css.lastChange} role="status">
      {t('justChanged', { when: formatRelative(change.at) })}
    </p>
  );
}

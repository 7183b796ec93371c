import { Link, type To } from 'react-router';
import { formatMoneyShort, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import listCss from '@/shared/lists/lists.module.css';
import { TimeText } from '@/shared/records/TimeText';
import type { OrderRow } from './orders.api';
import css from './orders.module.css';
import { orderTexts } from './orders.texts';
import { StatusMark } from './StatusMark';

/** An order in the phone's list: who bought, for how much, what became of it. */
export function OrderCard({ row, to }: { row: OrderRow; to: To }) {
  const t = useTexts(orderTexts);
  return (
    <div className={listCss.card}>
      <span className={css.cardTop}>
        <Link className={css.cardName} to={to}>
          {row.customer_name ?? t('noCustomer')}
        </Link>
        {row.amount !== null && (
          <b className="gx-num" data-void={row.status === 'cancelled' || row.status === 'returned' || undefined}>
            {formatMoneyShort(row.amount, row.currency)}
          </b>
        )}
      </span>
      <span className={css.cardLine}>
        <span className={`gx-num ${css.clip}`}>{row.order_number ?? none}</span>
        {row.channel && <span className={css.clip}>{row.channel}</span>}
      </span>
      <span className={css.cardLine}>
        <StatusMark status={row.status} returned={row.returned_amount} />
        <span className={css.grow} />
        <TimeText at={row.ordered_at} />
      </span>
    </div>
  );
}

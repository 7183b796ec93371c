import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatMoney, formatMoneyShort, formatTotal, none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { openCreateOrder } from '../createRequest';
import { type OrderRow, orderSums, ordersOf } from '../orders.api';
import css from '../orders.module.css';
import { orderTexts } from '../orders.texts';
import { StatusMark } from '../StatusMark';

interface CustomerOrdersProps {
  customer: { id: string; name: string };
  /** The order one looks at now. */
  here?: string;
}

const most = 5;

/** What a customer bought, the latest first, and what it brought in. */
export function CustomerOrders({ customer, here }: CustomerOrdersProps) {
  const t = useTexts(orderTexts);
  const can = useCan();
  const mayView = can('orders.view');
  const { data } = useQuery({ ...ordersOf(customer.id), enabled: mayView });
  const sums = useQuery({ ...orderSums({ customer_id: customer.id }), enabled: mayView }).data;
  if (!mayView) return null;
  const orders = data?.items ?? [];
  const net = sums?.measures['sum:net_amount'] ?? 0;
  const others = sums?.other_currencies ?? 0;
  return (
    <section className={css.ofCard} aria-label={t('ofCustomer')}>
      <h3 className={css.ofTitle}>
        {t(here ? 'othersOfCustomer' : 'ofCustomer')}{' '}
        <span className={css.dim}>{data && data.total > 0 && formatTotal(data.total, data.total_is_exact)}</span>
        <span className={css.grow} />
        {net > 0 && (
          <span className={`gx-num ${css.ofSum}`} title={formatMoney(net, sums?.currency)}>
            {t('broughtIn', { amount: formatMoneyShort(net, sums?.currency) })}
          </span>
        )}
        {others > 0 && <span className={css.dim}>{t('otherCurrencies', { count: others })}</span>}
      </h3>
      {data && orders.length === 0 && <p className={css.dim}>{t('noneOfCustomer')}</p>}
      <ul className={css.ofCustomer}>
        {orders.slice(0, most).map((order) => (
          <li key={order.order_id}>
            <OrderLink order={order} here={order.order_id === here} />
          </li>
        ))}
      </ul>
      <span className={css.ofFoot}>
        {can('orders.create') && (
          <Button type="text" icon={<PlusIcon />} onClick={() => openCreateOrder({ customer })}>
            {t('create')}
          </Button>
        )}
        {data && data.total > most && <Link to={`/orders?customer_id=${customer.id}`}>{t('allOfCustomer')}</Link>}
      </span>
    </section>
  );
}

function OrderLink({ order, here }: { order: OrderRow; here: boolean }) {
  return (
    <Link to={`/orders/${order.order_id}`} aria-current={here ? 'page' : undefined}>
      <span className={css.ofLine}>
        <span className={`gx-num ${css.clip}`}>{order.order_number ?? none}</span>
        <b className="gx-num" data-void={order.status === 'cancelled' || order.status === 'returned' || undefined}>
          {order.amount !== null && formatMoneyShort(order.amount, order.currency)}
        </b>
      </span>
      <span className={`${css.ofLine} ${css.ofDetail}`}>
        <StatusMark status={order.status} returned={order.returned_amount} />
        <TimeText at={order.ordered_at} />
      </span>
    </Link>
  );
}

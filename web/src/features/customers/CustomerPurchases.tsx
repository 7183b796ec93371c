import { CustomerOrders, CustomerPoints } from '@/features/orders/public';
import type { Customer } from './customers.api';
import css from './customers.module.css';

/** What a customer bought, and the points for it. */
export function CustomerPurchases({ record }: { record: Customer }) {
  const customer = { id: record.customer_id, name: record.name };
  return (
    <div className={css.related}>
      <CustomerOrders customer={customer} />
      <CustomerPoints customer={customer} />
    </div>
  );
}

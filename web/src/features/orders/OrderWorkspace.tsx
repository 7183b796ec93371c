import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useRecordId } from '@/shared/useRecordId';
import { OrderListPage } from './OrderListPage';

const OrderPage = lazy(async () => ({ default: (await import('./record/OrderPage')).OrderPage }));

/** The list, with an order beside it when it was opened from there; a direct link opens the full page. */
export function OrderWorkspace() {
  const id = useRecordId('/orders/:id');
  const state = useLocation().state as { panel?: boolean } | null;
  if (id && !state?.panel) {
    return (
      <Suspense fallback={null}>
        <OrderPage key={id} id={id} />
      </Suspense>
    );
  }
  return <OrderListPage openId={id} />;
}

import { lazy, Suspense } from 'react';
import { closeCreateOrder, useCreateRequest } from './createRequest';

const OrderForm = lazy(async () => ({ default: (await import('./OrderForm')).OrderForm }));

/** Shows the form of a new order above whatever page asked for it. */
export function OrderFormHost() {
  const request = useCreateRequest();
  if (!request) return null;
  return (
    <Suspense fallback={null}>
      <OrderForm request={request} onClose={closeCreateOrder} />
    </Suspense>
  );
}

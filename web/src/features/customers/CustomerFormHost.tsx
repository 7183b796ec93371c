import { lazy, Suspense } from 'react';
import { closeCreateCustomer, useCreateRequest } from './createRequest';

const CustomerForm = lazy(async () => ({ default: (await import('./CustomerForm')).CustomerForm }));

/** Shows the create form above whatever page asked for it. */
export function CustomerFormHost() {
  const request = useCreateRequest();
  if (!request) return null;
  return (
    <Suspense fallback={null}>
      <CustomerForm parent={request.parent} onClose={closeCreateCustomer} />
    </Suspense>
  );
}

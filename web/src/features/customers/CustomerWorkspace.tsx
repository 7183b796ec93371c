import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useRecordId } from '@/shared/useRecordId';
import { CustomerListPage } from './CustomerListPage';

const CustomerPage = lazy(async () => ({ default: (await import('./CustomerPage')).CustomerPage }));

/** The list, with a record beside it when it was opened from there; a direct link opens the record's full page. */
export function CustomerWorkspace() {
  const id = useRecordId('/customers/:id');
  const state = useLocation().state as { panel?: boolean } | null;
  if (id && !state?.panel) {
    return (
      <Suspense fallback={null}>
        <CustomerPage key={id} id={id} />
      </Suspense>
    );
  }
  return <CustomerListPage openId={id} />;
}

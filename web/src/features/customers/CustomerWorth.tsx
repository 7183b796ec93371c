import { Suspense } from 'react';
import { CustomerPortrait } from '@/features/analytics/public';
import type { Customer } from './customers.api';

/** What a customer is worth, and what to do next. */
export function CustomerWorth({ record }: { record: Customer }) {
  const customer = { id: record.customer_id, name: record.name, score: record.rfm_score };
  return (
    <Suspense fallback={null}>
      <CustomerPortrait customer={customer} />
    </Suspense>
  );
}

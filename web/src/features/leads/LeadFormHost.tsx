import { lazy, Suspense } from 'react';
import { openLeadForm, useLeadFormAsked } from './formRequest';

const LeadForm = lazy(async () => ({ default: (await import('./LeadForm')).LeadForm }));

/** Shows the form of a new lead above whatever page asked for it. */
export function LeadFormHost() {
  if (!useLeadFormAsked()) return null;
  return (
    <Suspense fallback={null}>
      <LeadForm onClose={() => openLeadForm(false)} />
    </Suspense>
  );
}

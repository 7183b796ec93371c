import { lazy, Suspense } from 'react';
import { closeCreateOpportunity, useCreateRequest } from './createRequest';

const OpportunityForm = lazy(async () => ({ default: (await import('./OpportunityForm')).OpportunityForm }));

/** Shows the create form above whatever page asked for it. */
export function OpportunityFormHost() {
  const request = useCreateRequest();
  if (!request) return null;
  return (
    <Suspense fallback={null}>
      <OpportunityForm request={request} onClose={closeCreateOpportunity} />
    </Suspense>
  );
}

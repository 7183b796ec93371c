import { lazy, Suspense } from 'react';
import { useRecordId } from '@/shared/useRecordId';
import { MoveDialogs } from './MoveDialogs';
import { OpportunityListPage } from './OpportunityListPage';

const OpportunityPage = lazy(async () => ({ default: (await import('./record/OpportunityPage')).OpportunityPage }));

/** Board, table or forecast; a deal's own address opens its full page. What a move asks for is asked above both. */
export function OpportunityWorkspace() {
  const id = useRecordId('/opportunities/:id');
  return (
    <>
      {id ? (
        <Suspense fallback={null}>
          <OpportunityPage key={id} id={id} />
        </Suspense>
      ) : (
        <OpportunityListPage />
      )}
      <MoveDialogs />
    </>
  );
}

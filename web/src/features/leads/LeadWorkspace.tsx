import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useRecordId } from '@/shared/useRecordId';
import { LeadListPage } from './LeadListPage';

const LeadPage = lazy(async () => ({ default: (await import('./LeadPage')).LeadPage }));

/** The list, with a lead beside it when it was opened from there; a direct link opens the full page. */
export function LeadWorkspace() {
  const id = useRecordId('/leads/:id');
  const state = useLocation().state as { panel?: boolean } | null;
  if (id && !state?.panel) {
    return (
      <Suspense fallback={null}>
        <LeadPage key={id} id={id} />
      </Suspense>
    );
  }
  return <LeadListPage openId={id} />;
}

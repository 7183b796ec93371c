import { lazy, Suspense } from 'react';
import { openLogDialog, useLogDialogAsked } from './logRequest';

const LogDialog = lazy(async () => ({ default: (await import('./LogDialog')).LogDialog }));

/** Shows the dialog that logs an activity above whatever page asked for it. */
export function LogDialogHost() {
  if (!useLogDialogAsked()) return null;
  return (
    <Suspense fallback={null}>
      <LogDialog onClose={() => openLogDialog(false)} />
    </Suspense>
  );
}

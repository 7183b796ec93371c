import { lazy, Suspense } from 'react';
import { useMoves } from './moves';

const MoveDialog = lazy(async () => ({ default: (await import('./MoveDialog')).MoveDialog }));

/** Asks what a move still lacks; draws nothing while nothing is asked. */
export function MoveDialogs() {
  const { question } = useMoves();
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <MoveDialog key={`${question.deal.opportunity_id}${question.missing.fields.join()}`} question={question} />
    </Suspense>
  );
}

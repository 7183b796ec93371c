import { type Ref, useMemo } from 'react';
import { Composer, type ComposerHandle, Timeline } from '@/features/activities/public';
import { useCan } from '@/shared/session';
import css from './customers.module.css';

/** What happened with a customer, and the place to write what happens now. */
export function CustomerTimeline({ id, composer }: { id: string; composer: Ref<ComposerHandle> }) {
  const can = useCan();
  const subject = useMemo(() => ({ customerId: id }), [id]);
  return (
    <div className={css.timelineArea}>
      {can('activities.create') && <Composer key={id} subject={subject} handle={composer} />}
      {can('activities.view') && <Timeline subject={subject} />}
    </div>
  );
}

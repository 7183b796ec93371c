import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { Composer, type ComposerHandle, Timeline, type TimelineKind } from '@/features/activities/public';
import { contactsOf } from '@/features/contacts/public';
import { useCan } from '@/shared/session';
import { timelineOf } from './customers.api';
import css from './customers.module.css';

/** What happened with a customer, and the place to write what happens now. */
export function CustomerTimeline({ id, composer }: { id: string; composer: Ref<ComposerHandle> }) {
  const can = useCan();
  const [kind, setKind] = useState<TimelineKind>('all');
  const timeline = useInfiniteQuery(timelineOf(id, kind));
  const people = useQuery(contactsOf(id));
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const contacts = (people.data?.items ?? []).map((one) => ({ value: one.contact_id, label: one.name }));
  return (
    <div className={css.timelineArea}>
      {can('activities.create') && <Composer key={id} customerId={id} contacts={contacts} handle={composer} />}
      <Timeline
        items={items}
        kind={kind}
        onKind={setKind}
        isPending={timeline.isPending}
        failed={timeline.isError}
        onRetry={() => void timeline.refetch()}
        hasMore={timeline.hasNextPage}
        loadingMore={timeline.isFetchingNextPage}
        onMore={() => void timeline.fetchNextPage()}
      />
    </div>
  );
}

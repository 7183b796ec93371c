import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import type { RowPage } from '@/shared/lists/rows';

export type Notification = Schemas['Notification'];
export type NotificationPreferences = Schemas['NotificationPreferences'];
export type Channel = 'in_app' | 'email' | 'browser';

/** All below one word, so that a live change refreshes them together. */
const keys = {
  count: ['notifications', 'count'] as const,
  lists: ['notifications', 'list'] as const,
  preferences: ['notifications', 'preferences'] as const,
};

export const unreadCount = queryOptions({
  queryKey: keys.count,
  queryFn: ({ signal }) => body(api.GET('/api/notifications/count', { signal })),
  staleTime: 60_000,
});

/** The server writes them in the reader's language, so each language is a list of its own. */
export const notificationList = (unread: boolean, locale: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.lists, { unread, locale }] as const,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/notifications', {
          params: { query: { unread: unread || undefined, cursor: pageParam ?? undefined, limit: 30 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const notificationPreferences = queryOptions({
  queryKey: keys.preferences,
  queryFn: ({ signal }) => body(api.GET('/api/notifications/preferences', { signal })),
  staleTime: 5 * 60_000,
});

type Pages = InfiniteData<RowPage<Notification>, string | null>;

function markInLists(cache: QueryClient, which: (one: Notification) => boolean): number {
  const read_at = new Date().toISOString();
  const marked = new Set<string>();
  cache.setQueriesData<Pages>({ queryKey: keys.lists }, (data) => {
    if (!data?.pages) return data;
    const mark = (one: Notification) => {
      if (one.read_at || !which(one)) return one;
      marked.add(one.notification_id);
      return { ...one, read_at };
    };
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(mark) })) };
  });
  return marked.size;
}

/** Marks one as read, at once on screen; it stays in an unread list until that is opened again. */
export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.PUT('/api/notifications/{notification_id}/read', { params: { path: { notification_id: id } } })),
    onMutate: (id) => {
      const marked = markInLists(cache, (one) => one.notification_id === id);
      cache.setQueryData<{ unread: number }>(
        keys.count,
        (before) => before && { unread: Math.max(0, before.unread - marked) },
      );
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.count }),
  });
}

export function useMarkAllRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/api/notifications/read_all')),
    onMutate: () => {
      markInLists(cache, () => true);
      cache.setQueryData(keys.count, { unread: 0 });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

/** Changes one channel of one kind. */
export function useSetPreference() {
  const cache = useQueryClient();
  return useMutation({
    scope: { id: 'notification preferences' },
    mutationFn: (kinds: NotificationPreferences['kinds']) =>
      body(api.PUT('/api/notifications/preferences', { body: { kinds } })),
    onMutate: (kinds) => {
      const before = cache.getQueryData<NotificationPreferences>(keys.preferences);
      if (before) cache.setQueryData(keys.preferences, { kinds: { ...before.kinds, ...kinds } });
      return { before };
    },
    onSuccess: (now) => cache.setQueryData(keys.preferences, now),
    onError: (_error, _kinds, context) => cache.setQueryData(keys.preferences, context?.before),
  });
}

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas, upload } from '@/api/client';
import { type Day, dayOf, startOf } from '@/shared/days';
import { type Spanned, usualMinutes } from './layout';

export type CalendarItem = Schemas['CalendarItem'];

/** Something in the calendar, with the span it is drawn at. */
export interface Entry extends Spanned {
  item: CalendarItem;
}

const keys = { items: ['calendar', 'items'] as const, feed: ['calendar', 'feed'] as const };

/** Everything on some days, the last one included; of one person, or of all one may see. */
export const calendarItems = (from: Day, to: Day, assignee: string) =>
  queryOptions({
    queryKey: [...keys.items, from, to, assignee] as const,
    queryFn: ({ signal }) => body(api.GET('/api/calendar', { params: { query: { from, to, assignee } }, signal })),
    staleTime: 15_000,
  });

export function entryOf(item: CalendarItem): Entry {
  // what can be moved is the task itself and stays the same thing at another time
  const key = item.editable ? item.task_id : `${item.task_id} ${item.occurrence}`;
  if (item.all_day || !item.starts_at) {
    const start = startOf(item.occurrence.slice(0, 10));
    const end = new Date(start);
    end.setHours(23, 59);
    return { key, item, allDay: true, start, end };
  }
  const start = new Date(item.starts_at);
  const end = item.ends_at ? new Date(item.ends_at) : start;
  return {
    key,
    item,
    allDay: false,
    start,
    end: end > start ? end : new Date(start.getTime() + usualMinutes * 60_000),
  };
}

export interface NewSpan {
  allDay: boolean;
  start: Date;
  end: Date;
}

/** The item as it will be, until the server has answered. */
const movedItem = (item: CalendarItem, span: NewSpan): CalendarItem => ({
  ...item,
  all_day: span.allDay,
  occurrence: span.allDay ? dayOf(span.start) : span.start.toISOString(),
  starts_at: span.allDay ? null : span.start.toISOString(),
  ends_at: span.allDay ? null : span.end.toISOString(),
});

/** Moves or stretches what stands in the calendar, at once on screen. */
export function useMoveEntry() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, span }: { entry: Entry; span: NewSpan }) =>
      body(
        api.PATCH('/api/tasks/{task_id}', {
          params: { path: { task_id: entry.item.task_id } },
          body: span.allDay
            ? { due_date: dayOf(span.start), starts_at: null, ends_at: null }
            : { starts_at: span.start.toISOString(), ends_at: span.end.toISOString() },
        }),
      ),
    onMutate: async ({ entry, span }) => {
      await cache.cancelQueries({ queryKey: keys.items });
      const before = cache.getQueriesData<{ items: CalendarItem[] }>({ queryKey: keys.items });
      cache.setQueriesData<{ items: CalendarItem[] }>(
        { queryKey: keys.items },
        (data) =>
          data && {
            items: data.items.map((item) => (entryOf(item).key === entry.key ? movedItem(item, span) : item)),
          },
      );
      return { before };
    },
    onError: (_error, _move, context) => {
      for (const [key, data] of context?.before ?? []) cache.setQueryData(key, data);
    },
    onSettled: () => {
      for (const key of ['calendar', 'tasks', 'today']) void cache.invalidateQueries({ queryKey: [key] });
      void cache.invalidateQueries({ queryKey: ['lists', 'tasks'] });
    },
  });
}

export const feedQuery = queryOptions({
  queryKey: keys.feed,
  queryFn: ({ signal }) => body(api.GET('/api/calendar/feed', { signal })),
  // the address is told once, when it is made: asking again would take it off the screen
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

/** Makes an address, or another one in place of the old; without `make` it is taken away. */
export function useFeed() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (make: boolean) => {
      if (make) return body(api.POST('/api/calendar/feed'));
      await api.DELETE('/api/calendar/feed');
      return { url: null, is_set: false, created_at: null, last_read_at: null };
    },
    onSuccess: (feed) => cache.setQueryData(keys.feed, feed),
  });
}

export interface ImportedCalendar {
  created: number;
  updated: number;
  skipped: number;
  errors: { line: number; summary: string | null; code: string; reason: string }[];
}

export function useImportCalendar() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return upload<ImportedCalendar>('/api/calendar/import', form);
    },
    onSuccess: () => {
      for (const key of ['calendar', 'tasks', 'today']) void cache.invalidateQueries({ queryKey: [key] });
      void cache.invalidateQueries({ queryKey: ['lists', 'tasks'] });
    },
  });
}

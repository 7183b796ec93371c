import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { useProblem } from '@/shared/problems';
import type { RecordPlace } from '@/shared/sight';

export type HistoryEntry = Schemas['HistoryEntry'];
export type HistoryField = Schemas['HistoryField'];
export type ChangeOrigin = Schemas['ChangeOrigin'];
export type FieldAsOf = Schemas['FieldAsOf'];

/** A field somebody else changed since, as the refusal of an undo tells of it. */
export interface UndoConflict {
  field: string;
  label: string;
  before: unknown;
  theirs: unknown;
  by_name: string | null;
}

export type FieldRow = Schemas['Field'];

// below the module's own key: what changes a record outdates its history
const keyOf = (place: RecordPlace) => [place.kind, 'history', place.id] as const;

/** What was changed on a record, newest first. */
export const recordHistory = (place: RecordPlace, field: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(place), 'changes', field ?? null] as const,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/{kind}/{id}/history', {
          params: { path: place, query: { field, limit: 30, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
  });

/** The record as it was at a moment. */
export const recordAsOf = (place: RecordPlace, at: string) =>
  queryOptions({
    queryKey: [...keyOf(place), 'as_of', at] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/{kind}/{id}/as_of', { params: { path: place, query: { at } }, signal })),
    staleTime: 0,
  });

/** The fields of the kind, to offer them and to say in words what was chosen. */
export const fieldsOfKind = (kind: string) =>
  queryOptions({
    queryKey: ['fields', kind] as const,
    queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind } }, signal })),
    staleTime: 5 * 60_000,
  });

/** Everything that shows the record: itself, lists it is in, timelines that tell of it. */
const refresh = (cache: QueryClient, place: RecordPlace) =>
  Promise.all(
    [[place.kind], ['lists', place.kind], ['timelines']].map((queryKey) => cache.invalidateQueries({ queryKey })),
  );

export interface Undo {
  entry: number;
  fields?: string[];
  force?: string[];
}

/** Puts fields of a change back; everything that shows the record is asked for again. */
export function useUndo(place: RecordPlace) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, ...request }: Undo) =>
      body(api.POST('/api/{kind}/{id}/history/{entry}/undo', { params: { path: { ...place, entry } }, body: request })),
    onSuccess: () => refresh(cache, place),
    onError: () => undefined,
  });
}

/** Takes the latest change of a record back, whatever the form was that made it. */
export function useUndoLatest() {
  const cache = useQueryClient();
  const showProblem = useProblem();
  return async (place: RecordPlace): Promise<void> => {
    try {
      const { items } = await body(
        api.GET('/api/{kind}/{id}/history', { params: { path: place, query: { limit: 5 } } }),
      );
      // an act such as a release may be told behind the change it made
      const last = items.find((one) => one.undoable);
      if (!last) return;
      await body(
        api.POST('/api/{kind}/{id}/history/{entry}/undo', {
          params: { path: { ...place, entry: last.entry } },
          body: {},
        }),
      );
      await refresh(cache, place);
    } catch (error) {
      showProblem(error);
    }
  };
}

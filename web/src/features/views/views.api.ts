import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type View = Schemas['View'];
export type WriteView = Schemas['WriteView'];
export type Layout = View['layout'];
export type ListSummary = Schemas['ListSummary'];
export type SummaryGroup = Schemas['SummaryGroup'];
export type FilterTree = Schemas['FilterTree'];
/** A record as the server answers an edit. */
export type Saved = Record<string, unknown> & { version: number; custom_fields?: Record<string, unknown> };

// the side bar shows some of them on every page: all are fetched at once
const allViews = queryOptions({
  queryKey: ['views'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/views', { signal })),
  staleTime: 60_000,
});

/** The views of a kind that this person may look through: the product's first, then one's own, then those of others. */
export const useViews = (kind: string) =>
  useQuery({ ...allViews, select: ({ items }) => items.filter((view) => view.kind === kind) }).data;

/** The views of the side bar, in its order. */
export const useFavouriteViews = () => useQuery({ ...allViews, select: ({ items }) => favouritesOf(items) }).data ?? [];

function favouritesOf(views: View[]): View[] {
  const kept = views.flatMap((view) => (view.favourite_place === null ? [] : [{ view, place: view.favourite_place }]));
  return kept.sort((a, b) => a.place - b.place).map(({ view }) => view);
}

export function useSaveView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ view_id, ...view }: WriteView & { view_id?: string }) =>
      view_id
        ? body(api.PATCH('/api/views/{view_id}', { params: { path: { view_id } }, body: view }))
        : body(api.POST('/api/views', { body: view })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['views'] }),
  });
}

export function useDeleteView() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (view_id: string) => body(api.DELETE('/api/views/{view_id}', { params: { path: { view_id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['views'] }),
  });
}

export function useKeepFavourites() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (views: string[]) => body(api.PUT('/api/views/favourites', { body: { views } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['views'] }),
  });
}

/** A filter taken apart. */
export const readFilter = (kind: string, filter: string) =>
  queryOptions({
    queryKey: ['fields', kind, 'filter', filter] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/fields/{kind}/filter', { params: { path: { kind }, query: { filter } }, signal })),
    placeholderData: (before) => before,
    staleTime: 5 * 60_000,
    retry: false,
  });

/** A list in figures, parted by a field; the conditions are those of the list. */
export const summaryOf = (kind: string, params: object, group: string | undefined, measures: string) =>
  queryOptions({
    queryKey: [kind, 'summary', params, group, measures] as const,
    queryFn: ({ signal }) => {
      const { sort: _sort, ...conditions } = params as Record<string, string>;
      const query = { ...conditions, group, measures: measures || undefined };
      return body(api.GET(`/api/${kind}/summary` as '/api/customers/summary', { params: { query }, signal }));
    },
    placeholderData: (before) => before,
    staleTime: 15_000,
  });

/** Writes some fields of a record of any kind; with a version only as long as nobody has changed it since. */
export async function patchRecord(
  kind: string,
  id: string,
  values: Record<string, unknown>,
  version?: number,
): Promise<Saved> {
  const saved = await body(
    api.PATCH(`/api/${kind}/{customer_id}` as '/api/customers/{customer_id}', {
      params: { path: { customer_id: id } },
      body: { ...nested(values), version },
    }),
  );
  return saved as unknown as Saved;
}

/** The organization's own fields go into a member of their own. */
function nested(values: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(values).filter(([key]) => key.startsWith('c_'));
  const known = Object.entries(values).filter(([key]) => !key.startsWith('c_'));
  return { ...Object.fromEntries(known), ...(own.length > 0 && { custom_fields: Object.fromEntries(own) }) };
}

/** Writes one field of a record, as dragging a card to another column does. */
export function useWriteField(kind: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, field, value }: { id: string; field: string; value: unknown }) =>
      patchRecord(kind, id, { [field]: value }),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: [kind] });
      void cache.invalidateQueries({ queryKey: ['lists', kind] });
    },
  });
}

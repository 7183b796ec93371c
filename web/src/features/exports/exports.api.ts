import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { pageOf } from '@/shared/lists/rows';

export type Export = Schemas['Export'];
export type ExportKind = Export['kind'];

const keys = { all: ['exports'] as const, allowance: ['exports', 'allowance'] as const };

/** Lists have parameters of their own; what is empty is no condition. */
export type Conditions = Record<string, unknown>;

const given = (params: object): [string, string][] =>
  Object.entries(params)
    .filter(([, value]) => value)
    .map(([name, value]) => [name, String(value)]);

/** The file of a list: its conditions, its columns; all fields when none is named. */
export function exportAddress(kind: ExportKind, params: object, format: string, columns: string[], lang: string) {
  const query = new URLSearchParams({ format, lang });
  if (columns.length > 0) query.set('columns', columns.join(','));
  for (const [name, value] of given(params)) query.set(name, value);
  return `/api/${kind}/export?${query}`;
}

/** How many rows one may take alone now. Asked anew each time: every export changes it. */
export const exportAllowance = queryOptions({
  queryKey: keys.allowance,
  queryFn: ({ signal }) => body(api.GET('/api/exports/allowance', { signal })),
  staleTime: 0,
  gcTime: 0,
});

/** A file that is being written is asked after until it is there. */
const waits = (items: Export[]): number | false => {
  if (items.some((one) => one.status === 'running')) return 1_500;
  return items.some((one) => one.status === 'waiting') ? 15_000 : false;
};

/** The server writes conditions and reasons in the reader's language. */
export const exportList = (view: 'mine' | 'all', locale: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.all, 'list', view, locale] as const,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/exports', {
          params: { query: { ...pageOf(pageParam, 30), view: view === 'mine' ? 'mine' : undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor ?? null,
    refetchInterval: (query) => waits(query.state.data?.pages.flatMap((page) => page.items) ?? []),
  });

/** One of them, also one that only the approvers' list has. */
export const exportDetail = (id: string, locale: string) =>
  queryOptions({
    queryKey: [...keys.all, 'one', id, locale] as const,
    queryFn: ({ signal }) => body(api.GET('/api/exports/{id}', { params: { path: { id } }, signal })),
    retry: false,
  });

export const fileAddress = (id: string) => `/api/exports/${encodeURIComponent(id)}/file`;

interface Ask {
  kind: ExportKind;
  format: string;
  columns: string[];
  lang: string;
  params: object;
  reason?: string;
}

export function useAskExport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ params, columns, ...rest }: Ask) =>
      body(
        api.POST('/api/exports', {
          body: {
            ...rest,
            columns: columns.length > 0 ? columns.join(',') : undefined,
            conditions: Object.fromEntries(given(params)),
          },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.all }),
  });
}

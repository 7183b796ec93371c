import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { pageOf } from '@/shared/lists/rows';

export type DuplicateKind = Schemas['Duplicate']['kind'];
export type Duplicate = Schemas['Duplicate'];
export type DuplicateSide = Schemas['DuplicateSide'];
export type MergePreview = Schemas['MergePreview'];
export type MergeField = Schemas['MergeField'];

export const duplicateKinds: DuplicateKind[] = ['customers', 'contacts', 'leads'];

export interface QueueParams {
  kind: DuplicateKind;
  status: Duplicate['status'];
  min_score?: number;
}

const key = ['duplicates'] as const;
/** While a scan runs, it is asked how far it is. */
const scanTime = 1000;

export const duplicateQueue = (params: QueueParams) =>
  infiniteQueryOptions({
    queryKey: [...key, 'queue', params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/duplicates', { params: { query: { ...params, ...pageOf(pageParam, 50) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: (query) => (query.state.data?.pages[0]?.scan_status === 'running' ? scanTime : false),
  });

export const mergePreview = (id: string, keepId: string) =>
  queryOptions({
    queryKey: [...key, 'preview', id, keepId] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/duplicates/{duplicate_id}/preview', {
          params: { path: { duplicate_id: id }, query: { keep_id: keepId } },
          signal,
        }),
      ),
    staleTime: 5_000,
    retry: false,
  });

export function useScan() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (kind: DuplicateKind) => body(api.POST('/api/duplicates/scan', { body: { kind } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  });
}

/** What can be decided about a pair. Merging and taking apart changes records of many kinds. */
export function useDecision() {
  const cache = useQueryClient();
  const queue = () => cache.invalidateQueries({ queryKey: key });
  const path = (id: string) => ({ params: { path: { duplicate_id: id } } });
  const dismiss = useMutation({
    mutationFn: (id: string) => body(api.POST('/api/duplicates/{duplicate_id}/dismiss', path(id))),
    onSuccess: queue,
  });
  const reopen = useMutation({
    mutationFn: (id: string) => body(api.POST('/api/duplicates/{duplicate_id}/reopen', path(id))),
    onSuccess: queue,
  });
  const merge = useMutation({
    mutationFn: ({ id, ...request }: { id: string; keep_id: string; take: string[] }) =>
      body(api.POST('/api/duplicates/{duplicate_id}/merge', { ...path(id), body: request })),
    onSuccess: () => cache.invalidateQueries(),
  });
  const unmerge = useMutation({
    mutationFn: (id: string) => body(api.POST('/api/duplicates/{duplicate_id}/unmerge', path(id))),
    onSuccess: () => cache.invalidateQueries(),
  });
  return { dismiss, reopen, merge, unmerge };
}

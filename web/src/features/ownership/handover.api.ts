import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type HandoverSummary = Schemas['HandoverSummary'];
export type HandoverRequest = Schemas['HandoverRequest'];

export const handoverSummary = (user_id: string) =>
  queryOptions({
    queryKey: ['users', 'handover', user_id] as const,
    queryFn: ({ signal }) => body(api.GET('/api/users/{user_id}/handover', { params: { path: { user_id } }, signal })),
    staleTime: 0,
  });

export function useHandOver(user_id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: HandoverRequest) =>
      body(api.POST('/api/users/{user_id}/handover', { params: { path: { user_id } }, body: request })),
    // what moved shows nearly everywhere
    onSettled: () => cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' }),
  });
}

export function useDeactivate(user_id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE('/api/users/{user_id}', { params: { path: { user_id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['users'] }),
  });
}

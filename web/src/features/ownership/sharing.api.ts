import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Share = Schemas['Share'];
export type ShareRequest = Schemas['ShareRequest'];
export type SharedKind = 'customers' | 'opportunities' | 'leads';

const keyOf = (kind: SharedKind, id: string) => [kind, 'shares', id] as const;

export const sharesOf = (kind: SharedKind, id: string) =>
  queryOptions({
    queryKey: keyOf(kind, id),
    queryFn: ({ signal }) => {
      if (kind === 'customers')
        return body(api.GET('/api/customers/{customer_id}/shares', { params: { path: { customer_id: id } }, signal }));
      if (kind === 'leads')
        return body(api.GET('/api/leads/{lead_id}/shares', { params: { path: { lead_id: id } }, signal }));
      return body(
        api.GET('/api/opportunities/{opportunity_id}/shares', { params: { path: { opportunity_id: id } }, signal }),
      );
    },
  });

function add(kind: SharedKind, id: string, request: ShareRequest) {
  if (kind === 'customers')
    return body(
      api.POST('/api/customers/{customer_id}/shares', { params: { path: { customer_id: id } }, body: request }),
    );
  if (kind === 'leads')
    return body(api.POST('/api/leads/{lead_id}/shares', { params: { path: { lead_id: id } }, body: request }));
  return body(
    api.POST('/api/opportunities/{opportunity_id}/shares', { params: { path: { opportunity_id: id } }, body: request }),
  );
}

function end(kind: SharedKind, id: string, share_id: string) {
  if (kind === 'customers')
    return api.DELETE('/api/customers/{customer_id}/shares/{share_id}', {
      params: { path: { customer_id: id, share_id } },
    });
  if (kind === 'leads')
    return api.DELETE('/api/leads/{lead_id}/shares/{share_id}', { params: { path: { lead_id: id, share_id } } });
  return api.DELETE('/api/opportunities/{opportunity_id}/shares/{share_id}', {
    params: { path: { opportunity_id: id, share_id } },
  });
}

export function useShare(kind: SharedKind, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: ShareRequest) => add(kind, id, request),
    onSuccess: (now) => cache.setQueryData(keyOf(kind, id), now),
  });
}

export function useEndShare(kind: SharedKind, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (share_id: string) => {
      await end(kind, id, share_id);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keyOf(kind, id) }),
  });
}

import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';

export type Approval = Schemas['Approval'];
export type ApprovalDetail = Schemas['ApprovalDetail'];
export type ApprovalStep = Schemas['ApprovalStep'];
export type ApproverChoice = Schemas['ApproverChoice'];
export type ApprovalRule = Schemas['ApprovalRule'];
export type View = 'waiting' | 'asked' | 'decided' | 'all';
export type Decision = 'grant' | 'refuse' | 'withdraw';

const keys = {
  all: ['approvals'] as const,
  count: ['approvals', 'count'] as const,
  rules: ['approvals', 'rules'] as const,
  delegation: ['approvals', 'delegation'] as const,
};

/** The server writes the titles in the reader's language, so each language is a list of its own. */
export const approvalList = (view: View, locale: string) =>
  infiniteQueryOptions({
    queryKey: ['approvals', 'list', view, locale] as const,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/approvals', {
          params: { query: { view, cursor: pageParam ?? undefined, limit: 30 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const waitingCount = queryOptions({
  queryKey: keys.count,
  queryFn: ({ signal }) => body(api.GET('/api/approvals/count', { signal })),
  staleTime: 60_000,
});

export const approvalDetail = (id: string, locale: string) =>
  queryOptions({
    queryKey: ['approvals', 'detail', id, locale] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/approvals/{approval_id}', { params: { path: { approval_id: id } }, signal })),
    retry: false,
  });

export const approvalRules = queryOptions({
  queryKey: keys.rules,
  queryFn: ({ signal }) => body(api.GET('/api/approvals/rules', { signal })),
});

export const myDelegation = queryOptions({
  queryKey: keys.delegation,
  queryFn: ({ signal }) => body(api.GET('/api/approvals/delegation', { signal })),
});

/** Grants, refuses or takes back; what somebody else decided meanwhile is fetched anew. */
export function useDecide(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, comment }: { verb: Decision; comment?: string }) => {
      const params = { path: { approval_id: id } };
      if (verb === 'withdraw') return body(api.POST('/api/approvals/{approval_id}/withdraw', { params }));
      if (verb === 'grant')
        return body(api.POST('/api/approvals/{approval_id}/grant', { params, body: { comment: comment || null } }));
      return body(api.POST('/api/approvals/{approval_id}/refuse', { params, body: { comment: comment || null } }));
    },
    onError: (error) => void toasts.error(explain(error)),
    // not waited for: what the decision takes off the screen could no longer say that it was made
    onSettled: () => void cache.invalidateQueries({ queryKey: keys.all }),
  });
}

export function useSaveRule() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ subject, ...changes }: ApprovalRule) =>
      body(api.PUT('/api/approvals/rules/{subject}', { params: { path: { subject } }, body: changes })),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function useDelegate() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (request: { to_id: string; from: string; until: string } | null) => {
      if (request) await body(api.PUT('/api/approvals/delegation', { body: request }));
      else await api.DELETE('/api/approvals/delegation');
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.delegation }),
  });
}

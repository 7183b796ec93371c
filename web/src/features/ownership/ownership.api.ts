import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Customer = Schemas['Customer'];
export type CustomerRow = Schemas['CustomerRow'];
export type PoolRules = Schemas['PoolRules'];
export type PoolGradeRule = Schemas['PoolGradeRule'];
export type Grade = Schemas['CustomerGrade'];

const keys = { rules: ['pool', 'rules'] as const, preview: ['pool', 'preview'] as const };

/** The customers nobody looks after; below `customers`, so that a live change refreshes them. */
export const poolList = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'pool', q] as const,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/customers', {
          params: {
            query: { owner: 'none', q: q || undefined, sort: '-updated_at', limit: 50, cursor: pageParam ?? undefined },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const myHoldings = queryOptions({
  queryKey: ['customers', 'holdings'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/pool/mine', { signal })),
});

export const poolRules = queryOptions({
  queryKey: keys.rules,
  queryFn: ({ signal }) => body(api.GET('/api/pool/rules', { signal })),
});

export const poolPreview = queryOptions({
  queryKey: keys.preview,
  queryFn: ({ signal }) => body(api.GET('/api/pool/preview', { signal })),
});

/** A change of owners, which shows in lists, records and what belongs to them. */
function useOwnerChange<T, R>(change: (request: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    // not waited for: what the change takes off the screen could no longer say that it was done
    onSettled: () => {
      for (const queryKey of [['customers'], ['lists', 'customers'], ['contacts'], ['timelines'], ['approvals']])
        void cache.invalidateQueries({ queryKey });
    },
  });
}

export const useClaim = () =>
  useOwnerChange((customer_id: string) =>
    body(api.POST('/api/customers/{customer_id}/claim', { params: { path: { customer_id } } })),
  );

export const useRelease = () =>
  useOwnerChange(({ customer_id, reason }: { customer_id: string; reason: string }) =>
    body(api.POST('/api/customers/{customer_id}/release', { params: { path: { customer_id } }, body: { reason } })),
  );

export const useTransfer = () =>
  useOwnerChange(({ customer_id, ...request }: { customer_id: string; owner_id: string; reason: string | null }) =>
    body(api.POST('/api/customers/{customer_id}/transfer', { params: { path: { customer_id } }, body: request })),
  );

export interface Chosen {
  customer_ids?: string[];
  filter?: string;
  q?: string;
}

export const useReassign = () =>
  useOwnerChange((request: Chosen & { owner_id: string | null; reason?: string | null }) =>
    body(api.POST('/api/customers/reassign', { body: request })),
  );

export const useUndoReassign = () =>
  useOwnerChange((hands: Schemas['ReassignedCustomers']['hands']) =>
    body(api.POST('/api/customers/reassign/undo', { body: { hands } })),
  );

export function useSavePoolRules() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<PoolRules>) => body(api.PATCH('/api/pool/rules', { body: changes })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['pool'] }),
  });
}

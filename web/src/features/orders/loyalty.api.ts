import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';

export type LoyaltyRules = Schemas['LoyaltyRules'];
export type PointEntry = Schemas['PointEntry'];

// below `orders`: an order books points
const pointsKey = (customerId: string) => ['orders', 'points', customerId] as const;

/** What a customer has, what it is worth, and the latest entries. */
export const pointsOf = (customerId: string) =>
  queryOptions({
    queryKey: pointsKey(customerId),
    queryFn: ({ signal }) =>
      body(api.GET('/api/customers/{customer_id}/points', { params: { path: { customer_id: customerId } }, signal })),
  });

export function useAdjustPoints(customerId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas['PointsRequest']) =>
      body(
        api.POST('/api/customers/{customer_id}/points', {
          params: { path: { customer_id: customerId } },
          body: request,
        }),
      ),
    onSuccess: (points) => cache.setQueryData(pointsKey(customerId), points),
  });
}

export const loyaltyRules = queryOptions({
  queryKey: ['loyalty'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/loyalty/rules', { signal })),
  staleTime: 60_000,
});

export function useSaveLoyaltyRules() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (rules: Partial<LoyaltyRules>) => body(api.PATCH('/api/loyalty/rules', { body: rules })),
    onSuccess: (rules) => {
      cache.setQueryData(loyaltyRules.queryKey, rules);
      void cache.invalidateQueries({ queryKey: ['orders', 'points'] });
    },
    onError: (error) => {
      const current = error instanceof ApiProblem ? (error.body.current as LoyaltyRules | undefined) : undefined;
      if (current) cache.setQueryData(loyaltyRules.queryKey, current);
    },
  });
}

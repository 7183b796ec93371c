import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { meQuery } from '@/shared/session';

type BothFactors = Schemas['BothFactorsRequest'];

export const secondFactorQuery = queryOptions({
  queryKey: ['second_factor'],
  queryFn: () => body(api.GET('/api/me/second_factor')),
});

/** Who has passkeys already confirms who he is. */
export const useBeginSecondFactor = () =>
  useMutation({
    mutationFn: (proof?: BothFactors) => body(api.POST('/api/me/second_factor', { body: proof ?? {} })),
    onError: () => undefined,
  });

/** A change of the own second factor: what shows it is asked for again. */
function useFactorChange<V, R>(change: (request: V) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [secondFactorQuery.queryKey, ['sessions'], meQuery.queryKey].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useConfirmSecondFactor = () =>
  useFactorChange((request: { code: string }) => body(api.PUT('/api/me/second_factor', { body: request })));

export const useRemoveSecondFactor = () =>
  useFactorChange((request: BothFactors) => body(api.POST('/api/me/second_factor/removal', { body: request })));

export const useRenewRecoveryCodes = () =>
  useFactorChange((request: BothFactors) => body(api.POST('/api/me/second_factor/recovery_codes', { body: request })));

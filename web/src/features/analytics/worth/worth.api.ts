import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import type { Period } from '../period';

export type CustomerProfile = Schemas['CustomerProfile'];
export type ProfileModel = Schemas['ProfileModel'];
export type FittedModel = Schemas['FittedModel'];
export type FitRefusal = Schemas['FitRefusal'];
export type RfmMode = Schemas['RfmMode'];
export type RfmAnswer = Schemas['RfmAnswer'];
export type SegmentSum = Schemas['SegmentSum'];
export type ValuedCustomer = Schemas['ValuedCustomer'];
export type CustomerValueAnswer = Schemas['CustomerValueAnswer'];
export type AnalyticsSettings = Schemas['AnalyticsSettingsRow'];

/** The portrait of a customer; what is liked and recommended is in the reader's language. */
export const customerProfile = (id: string, locale: string) =>
  queryOptions({
    // among the customers: whatever changes one or is done with it makes its portrait stale
    queryKey: ['customers', 'profile', id, locale] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/customers/{customer_id}/profile', { params: { path: { customer_id: id } }, signal })),
    staleTime: 0,
  });

// among the answers: they follow what others change as reports do
const answers = ['analytics', 'answers'] as const;

/** Whoever is below this place is not in the tables. */
const most = 50;

/** Names of segments are in the reader's language. */
export const rfmAnswer = (locale: string) =>
  queryOptions({
    queryKey: [...answers, 'rfm', locale] as const,
    queryFn: ({ signal }) => body(api.GET('/api/analytics/rfm', { params: { query: { limit: most } }, signal })),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** What customers brought in these days, a year when none are given, and who is likely to bring most. */
export const customerValue = (period: Period | undefined, locale: string) =>
  queryOptions({
    queryKey: [...answers, 'customer_value', period?.from, period?.to, locale] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/analytics/customer_value', { params: { query: { ...period, limit: most } }, signal })),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** The models as they would have been on a day, from what was bought until then. */
export const modelAsOf = (as_of: string) =>
  queryOptions({
    queryKey: [...answers, 'model', as_of] as const,
    queryFn: ({ signal }) => body(api.GET('/api/analytics/model', { params: { query: { as_of } }, signal })),
    enabled: as_of !== '',
  });

export const analyticsSettings = queryOptions({
  queryKey: [...answers, 'settings'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/analytics/settings', { signal })),
});

/** Every customer may have another segment and value now. */
function useCounted() {
  const cache = useQueryClient();
  return async (settings: AnalyticsSettings) => {
    cache.setQueryData(analyticsSettings.queryKey, settings);
    await Promise.all([
      cache.invalidateQueries({ queryKey: answers, predicate: ({ queryKey }) => queryKey[2] !== 'settings' }),
      cache.invalidateQueries({ queryKey: ['customers'] }),
      cache.invalidateQueries({ queryKey: ['lists', 'customers'] }),
    ]);
  };
}

/** Counts all customers and fits the models now instead of at night. */
export const useCountAnew = () => {
  const counted = useCounted();
  return useMutation({
    mutationFn: () => body(api.POST('/api/analytics/refresh')),
    onSuccess: counted,
  });
};

/** Scores everybody another way. */
export const useRfmMode = () => {
  const cache = useQueryClient();
  const counted = useCounted();
  return useMutation({
    mutationFn: (rfm_mode: RfmMode) => {
      const version = cache.getQueryData(analyticsSettings.queryKey)?.version;
      return body(api.PATCH('/api/analytics/settings', { body: { rfm_mode, version } }));
    },
    onSuccess: counted,
    // somebody else may have chosen meanwhile
    onSettled: (_settings, error) => {
      if (error) void cache.invalidateQueries({ queryKey: analyticsSettings.queryKey });
    },
  });
};

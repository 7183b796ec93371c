import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { pageOf } from '@/shared/lists/rows';
import type { Activity } from '../activities.api';

/** Activities have no fields of the organization's own. */
export type ActivityRow = Activity & { custom_fields?: never };

/** What the address bar says about the list, as the server takes it. */
export interface ActivityListParams {
  q?: string;
  filter?: string;
  sort?: string;
  type?: string;
  customer_id?: string;
}

/** Apart from the records: pages already scrolled through are not fetched again at each change. */
export const activityLists = ['lists', 'activities'] as const;

export const activityList = (params: ActivityListParams) =>
  infiniteQueryOptions({
    queryKey: [...activityLists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/activities', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const activityRecord = (id: string) =>
  queryOptions({
    queryKey: ['activities', 'record', id] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/activities/{activity_id}', { params: { path: { activity_id: id } }, signal })),
    staleTime: 15_000,
  });

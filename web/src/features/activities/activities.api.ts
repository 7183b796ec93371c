import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Activity = Schemas['Activity'];
export type ActivityType = Schemas['ActivityType'];
export type WriteActivity = Schemas['WriteActivity'];
export type TimelineItem = Schemas['TimelineItem'];

export const activityTypes: ActivityType[] = ['note', 'call', 'email', 'meeting', 'visit', 'wechat', 'sms'];

/** The choices of a customer's fields, to say in words what was chosen. */
export const customerChoices = queryOptions({
  queryKey: ['fields', 'customers'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind: 'customers' } }, signal })),
  staleTime: 5 * 60_000,
});

/** The name behind the id of a person or a customer. */
export const nameOf = (id: string) =>
  queryOptions({
    queryKey: [id.startsWith('user_') ? 'users' : 'customers', 'name', id] as const,
    queryFn: async ({ signal }) => {
      const { name } = id.startsWith('user_')
        ? await body(api.GET('/api/users/{user_id}', { params: { path: { user_id: id } }, signal }))
        : await body(api.GET('/api/customers/{customer_id}', { params: { path: { customer_id: id } }, signal }));
      return name;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });

/** An activity shows in the customer's history and moves its date of last contact. */
function useActivityChanged() {
  const cache = useQueryClient();
  return (customerId: string | null | undefined) => {
    void cache.invalidateQueries({ queryKey: ['activities'] });
    if (!customerId) return;
    void cache.invalidateQueries({ queryKey: ['customers', 'timeline', customerId] });
    void cache.invalidateQueries({ queryKey: ['customers', 'record', customerId] });
  };
}

export function useCreateActivity() {
  const changed = useActivityChanged();
  return useMutation({
    mutationFn: (request: WriteActivity) => body(api.POST('/api/activities', { body: request })),
    onSuccess: (activity, request) => changed(activity.customer_id ?? request.customer_id),
  });
}

export function useUpdateActivity(activity: Activity) {
  const changed = useActivityChanged();
  return useMutation({
    mutationFn: (patch: Partial<WriteActivity> & { version?: number }) =>
      body(
        api.PATCH('/api/activities/{activity_id}', {
          params: { path: { activity_id: activity.activity_id } },
          body: patch,
        }),
      ),
    onSuccess: () => changed(activity.customer_id),
  });
}

export function useDeleteActivity() {
  const changed = useActivityChanged();
  return useMutation({
    mutationFn: (activity: Activity) =>
      body(api.DELETE('/api/activities/{activity_id}', { params: { path: { activity_id: activity.activity_id } } })),
    onSuccess: (_nothing, activity) => changed(activity.customer_id),
  });
}

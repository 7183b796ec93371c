import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Activity = Schemas['Activity'];
export type ActivityType = Schemas['ActivityType'];
export type WriteActivity = Schemas['WriteActivity'];
export type TimelineItem = Schemas['TimelineItem'];

export const activityTypes: ActivityType[] = ['note', 'call', 'email', 'meeting', 'visit', 'wechat', 'sms'];

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

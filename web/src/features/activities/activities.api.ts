import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas, uploadFile } from '@/api/client';
import { pageOf } from '@/shared/lists/rows';
import { type Subject, type SubjectKind, subjectOf } from './subject';

export type Activity = Schemas['Activity'];
export type ActivityType = Schemas['ActivityType'];
export type WriteActivity = Schemas['WriteActivity'];
export type TimelineItem = Schemas['TimelineItem'];
export type Attachment = Schemas['Attachment'];

export const activityTypes: ActivityType[] = ['note', 'call', 'email', 'meeting', 'visit', 'wechat', 'sms', 'purchase'];

/** The choices of a module's fields, to say in words what was chosen. */
export const fieldsOf = (kind: SubjectKind) =>
  queryOptions({
    queryKey: ['fields', kind] as const,
    queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind } }, signal })),
    staleTime: 5 * 60_000,
  });

/** The name behind the id of a colleague, a contact or a customer. */
export const nameOf = (id: string) =>
  queryOptions({
    queryKey: [
      id.startsWith('user_') ? 'users' : id.startsWith('contact_') ? 'contacts' : 'customers',
      'name',
      id,
    ] as const,
    queryFn: async ({ signal }) => {
      if (id.startsWith('contact_'))
        return (await body(api.GET('/api/contacts/{contact_id}', { params: { path: { contact_id: id } }, signal })))
          .name;
      const { name } = id.startsWith('user_')
        ? await body(api.GET('/api/users/{user_id}', { params: { path: { user_id: id } }, signal }))
        : await body(api.GET('/api/customers/{customer_id}', { params: { path: { customer_id: id } }, signal }));
      return name;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });

/** What happened with a record, newest first, in pages. */
export const timelineOf = (subject: Subject, kind: string) => {
  const { kind: module, id } = subjectOf(subject);
  return infiniteQueryOptions({
    queryKey: ['timelines', module, id, kind] as const,
    queryFn: ({ pageParam, signal }) => {
      const query = { kind: kind === 'all' ? undefined : kind, ...pageOf(pageParam, 30) };
      if (module === 'opportunities')
        return body(
          api.GET('/api/opportunities/{opportunity_id}/timeline', {
            params: { path: { opportunity_id: id }, query },
            signal,
          }),
        );
      if (module === 'leads')
        return body(api.GET('/api/leads/{lead_id}/timeline', { params: { path: { lead_id: id }, query }, signal }));
      return body(
        api.GET('/api/customers/{customer_id}/timeline', { params: { path: { customer_id: id }, query }, signal }),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
};

export interface UploadedFile extends Attachment {
  content_type: string | null;
}

export const sendAttachment = (file: File, onProgress: (part: number) => void, signal: AbortSignal) =>
  uploadFile<UploadedFile>('/api/files', file, onProgress, signal);

export const attachmentAddress = (id: string) => `/api/files/${id}`;

type Places = Pick<WriteActivity, 'customer_id' | 'opportunity_id' | 'lead_id' | 'next_step'> & { type?: ActivityType };

/** An activity shows in the history of its records, moves their date of last contact, may make a task, and a purchase is an order. */
function useActivityChanged() {
  const cache = useQueryClient();
  return ({ type, customer_id, opportunity_id, lead_id, next_step }: Places) => {
    void cache.invalidateQueries({ queryKey: ['activities'] });
    void cache.invalidateQueries({ queryKey: ['lists', 'activities'] });
    void cache.invalidateQueries({ queryKey: ['timelines'] });
    if (customer_id) void cache.invalidateQueries({ queryKey: ['customers', 'record', customer_id] });
    if (opportunity_id) void cache.invalidateQueries({ queryKey: ['opportunities'] });
    if (lead_id) void cache.invalidateQueries({ queryKey: ['leads'] });
    if (type === 'purchase') void cache.invalidateQueries({ queryKey: ['orders'] });
    if (next_step) void cache.invalidateQueries({ queryKey: ['tasks'] });
  };
}

export function useCreateActivity() {
  const changed = useActivityChanged();
  return useMutation({
    mutationFn: (request: WriteActivity) => body(api.POST('/api/activities', { body: request })),
    onSuccess: (activity, request) => changed({ ...request, customer_id: activity.customer_id ?? request.customer_id }),
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
    onSuccess: () => changed(activity),
  });
}

export function useDeleteActivity() {
  const changed = useActivityChanged();
  return useMutation({
    mutationFn: (activity: Activity) =>
      body(api.DELETE('/api/activities/{activity_id}', { params: { path: { activity_id: activity.activity_id } } })),
    onSuccess: (_nothing, activity) => changed(activity),
  });
}

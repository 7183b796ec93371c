import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** A form as its visitors see it; it stays as it was while somebody fills it in. */
export const publicForm = (key: string) =>
  queryOptions({
    queryKey: ['publicForm', key],
    queryFn: ({ signal }) => body(api.GET('/api/public/forms/{key}', { params: { path: { key } }, signal })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Sends what a visitor entered; answers where to go next, if anywhere. */
export const sendPublicForm = (key: string, said: Record<string, unknown>) =>
  body(api.POST('/api/public/forms/{key}', { params: { path: { key } }, body: said }));

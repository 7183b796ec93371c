import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** A form as visitors see it, by its key. */
export const publicForm = (key: string) =>
  queryOptions({
    queryKey: ['publicForm', key] as const,
    queryFn: ({ signal }) => body(api.GET('/api/public/forms/{key}', { params: { path: { key } }, signal })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useSubmitForm(key: string) {
  return useMutation({
    mutationFn: (said: Record<string, unknown>) =>
      body(api.POST('/api/public/forms/{key}', { params: { path: { key } }, body: said })),
  });
}

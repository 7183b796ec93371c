import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** Every tag of the organisation, the predefined ones first. */
export const tagList = queryOptions({
  queryKey: ['tags'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/tags', { signal })),
  staleTime: 60_000,
});

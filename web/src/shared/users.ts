import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** Colleagues by name, pinyin or address; twenty at most, the server searches. */
export const userSearch = (q: string) =>
  queryOptions({
    queryKey: ['users', 'search', q],
    queryFn: ({ signal }) =>
      body(api.GET('/api/users', { params: { query: { q: q || undefined, limit: 20 } }, signal })),
    staleTime: 60_000,
  });

/** The departments of the organization, those above before those below. */
export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: ({ signal }) => body(api.GET('/api/departments', { signal })),
  staleTime: 60_000,
});

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => body(api.GET('/api/roles', { signal })),
  staleTime: 5 * 60_000,
});

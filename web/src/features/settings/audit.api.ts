import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type AuditRow = Schemas['AuditRow'];

export interface AuditFilter {
  user?: string;
  kind?: string;
  action?: string;
  from?: string;
  to?: string;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/audit', { params: { query: { ...filter, cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** Kinds whose fields have names of their own; the others' keys are shown. */
export const kindsWithFields = [
  'customers',
  'contacts',
  'opportunities',
  'orders',
  'leads',
  'products',
  'tasks',
  'users',
];

export const fieldNamesQuery = (kind: string) =>
  queryOptions({
    queryKey: ['fields', 'audit', kind],
    queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: kindsWithFields.includes(kind),
  });

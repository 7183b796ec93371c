import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { dropRows, pageOf, patchRows } from '@/shared/lists/rows';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';

export type CustomerRow = Schemas['CustomerRow'];
export type Customer = Schemas['Customer'];
export type WriteCustomer = Schemas['WriteCustomer'];
export type CustomerPatch = Partial<WriteCustomer> & { version?: number };
export type CustomerStatistics = Schemas['CustomerStatistics'];
export type Duplicate = Schemas['CustomerDuplicate'];
export type CustomerSegment = Schemas['RfmSegment'];
export type CustomerLifecycle = Schemas['CustomerLifecycle'];
export type CustomerGroup = Schemas['CustomerGroup'];

/** What the address bar says about the list, as the server takes it. */
export interface CustomerListParams {
  q?: string;
  filter?: string;
  sort?: string;
  status?: string;
  grade?: string;
  industry?: string;
  scale?: string;
  source?: string;
  owner?: string;
  tag?: string;
  is_active?: string;
  parent_id?: string;
  created_after?: string;
  created_before?: string;
}

export const customerKeys = {
  all: ['customers'] as const,
  /** Apart from `all`: pages already scrolled through are not fetched again at each change. */
  lists: ['lists', 'customers'] as const,
  record: (id: string) => ['customers', 'record', id] as const,
  timeline: (id: string) => ['timelines', 'customers', id] as const,
};

export const customerList = (params: CustomerListParams) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/customers', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const customerStatistics = (params: CustomerListParams) =>
  queryOptions({
    queryKey: [...customerKeys.all, 'statistics', params] as const,
    queryFn: ({ signal }) => body(api.GET('/api/customers/statistics', { params: { query: params }, signal })),
    placeholderData: (before) => before,
    staleTime: 15_000,
  });

export const customerRecord = (id: string) =>
  queryOptions({
    queryKey: customerKeys.record(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/customers/{customer_id}', { params: { path: { customer_id: id } }, signal })),
    staleTime: 15_000,
  });

/** The companies above and below one, and what they bring together. */
export const customerGroup = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.all, 'group', id] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/customers/{customer_id}/group', { params: { path: { customer_id: id } }, signal })),
    staleTime: 15_000,
  });

/** Puts a customer below another; the tree is asked for again. */
export function useMoveInGroup(id: string) {
  const cache = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (patch: CustomerPatch) =>
      body(api.PATCH('/api/customers/{customer_id}', { params: { path: { customer_id: id } }, body: patch })),
    onSuccess: (customer) => {
      cache.setQueryData(customerKeys.record(id), customer);
      void cache.invalidateQueries({ queryKey: customerKeys.timeline(id) });
    },
    onError: (error) => toasts.error(explain(error)),
    onSettled: () => cache.invalidateQueries({ queryKey: [...customerKeys.all, 'group'] }),
  });
  return (parent_id: string | null, version: number) => mutate({ parent_id, version });
}

/** Whether the reader has any customer, in use or not. */
export const anyCustomerQuery = queryOptions({
  queryKey: [...customerKeys.all, 'any'] as const,
  queryFn: async ({ signal }) => {
    const found = await body(api.GET('/api/customers', { params: { query: { is_active: 'all', limit: 1 } }, signal }));
    return found.items.length > 0;
  },
  staleTime: 30_000,
});

/** At most twenty, for pickers; nothing loads a whole table. */
export const customersLike = (q: string) =>
  queryOptions({
    queryKey: [...customerKeys.all, 'like', q] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/customers', {
          params: { query: { q: q || undefined, limit: 20, sort: q ? undefined : '-updated_at' } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

export const duplicatesOf = (ask: { name?: string; phone?: string; email?: string }) =>
  queryOptions({
    queryKey: [...customerKeys.all, 'duplicates', ask] as const,
    queryFn: ({ signal }) => body(api.GET('/api/customers/duplicates', { params: { query: ask }, signal })),
    enabled: (ask.name?.length ?? 0) > 1 || (ask.phone?.length ?? 0) > 5 || (ask.email ?? '').includes('@'),
    staleTime: 30_000,
  });

export const deletionOf = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.all, 'deletion', id] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/customers/{customer_id}/deletion', { params: { path: { customer_id: id } }, signal })),
    staleTime: 0,
  });

/** The fields with their labels and choices, as the field catalogue knows them. */
export const customerFields = queryOptions({
  queryKey: ['fields', 'customers'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind: 'customers' } }, signal })),
  staleTime: 5 * 60_000,
});

export function useCreateCustomer() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteCustomer) => body(api.POST('/api/customers', { body: request })),
    onSuccess: (customer) => {
      cache.setQueryData(customerKeys.record(customer.customer_id), customer);
      void cache.invalidateQueries({ queryKey: customerKeys.lists });
      void cache.invalidateQueries({ queryKey: customerKeys.all });
    },
  });
}

/** Writes at once on the screen; the server's refusal takes it back. */
export function useUpdateCustomer(id: string) {
  const cache = useQueryClient();
  const key = customerKeys.record(id);
  return useMutation({
    scope: { id },
    mutationFn: async ({ shown: _shown, ...patch }: CustomerPatch & { shown?: Partial<Customer> }) =>
      body(api.PATCH('/api/customers/{customer_id}', { params: { path: { customer_id: id } }, body: patch })),
    onMutate: async ({ version: _version, shown, ...patch }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Customer>(key);
      const after = { ...patch, ...shown } as Partial<Customer>;
      if (before) cache.setQueryData<Customer>(key, { ...before, ...after });
      patchRows<CustomerRow>(cache, customerKeys.lists, 'customer_id', id, after);
      return { before };
    },
    onError: (error, _request, context) => {
      const current = error instanceof ApiProblem ? (error.body.current as Customer | undefined) : undefined;
      const kept = current?.customer_id ? { ...context?.before, ...current } : context?.before;
      if (!kept) return;
      cache.setQueryData(key, kept);
      patchRows<CustomerRow>(cache, customerKeys.lists, 'customer_id', id, kept);
    },
    onSuccess: (customer) => {
      cache.setQueryData(key, customer);
      patchRows<CustomerRow>(cache, customerKeys.lists, 'customer_id', id, customer);
      void cache.invalidateQueries({ queryKey: customerKeys.timeline(id) });
      void cache.invalidateQueries({ queryKey: [...customerKeys.all, 'statistics'] });
    },
  });
}

export function useDeleteCustomer() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/customers/{customer_id}', { params: { path: { customer_id: id } } })),
    onSuccess: (_nothing, id) => {
      dropRows<CustomerRow>(cache, customerKeys.lists, 'customer_id', id);
      cache.removeQueries({ queryKey: customerKeys.record(id) });
      void cache.invalidateQueries({ queryKey: [...customerKeys.all, 'statistics'] });
      void cache.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
}

export interface BulkTags {
  customer_ids?: string[];
  conditions?: CustomerListParams;
  add?: string[];
  remove?: string[];
}

export function useBulkTags() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: BulkTags) => body(api.POST('/api/customers/tags', { body: request })),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: customerKeys.lists }),
        cache.invalidateQueries({ queryKey: customerKeys.all }),
        cache.invalidateQueries({ queryKey: ['tags'] }),
      ]),
  });
}

/** Adds or takes away one tag; doing it twice changes nothing. */
export function useTagging(id: string) {
  const cache = useQueryClient();
  const key = customerKeys.record(id);
  const path = { customer_id: id };
  return useMutation({
    scope: { id },
    mutationFn: async ({ tag, add }: { tag: string; add: boolean }) => {
      if (add) await body(api.POST('/api/customers/{customer_id}/tags', { params: { path }, body: { tag } }));
      else await body(api.DELETE('/api/customers/{customer_id}/tags/{tag}', { params: { path: { ...path, tag } } }));
    },
    onMutate: async ({ tag, add }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Customer>(key);
      if (!before) return { before };
      const rest = before.tags.filter((one) => one !== tag);
      const tags = add ? [...rest, tag] : rest;
      cache.setQueryData<Customer>(key, { ...before, tags });
      patchRows<CustomerRow>(cache, customerKeys.lists, 'customer_id', id, { tags });
      return { before };
    },
    onError: (error, _request, context) => {
      toasts.error(explain(error));
      if (!context?.before) return;
      cache.setQueryData(key, context.before);
      patchRows<CustomerRow>(cache, customerKeys.lists, 'customer_id', id, { tags: context.before.tags });
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: key });
      void cache.invalidateQueries({ queryKey: customerKeys.timeline(id) });
      void cache.invalidateQueries({ queryKey: ['tags'] });
    },
  });
}

export function useLoadSample() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/api/demo', { body: {} })),
    // it fills every list there is
    onSuccess: () => cache.invalidateQueries(),
  });
}

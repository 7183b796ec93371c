import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { dropRows, pageOf, patchRows } from '@/shared/lists/rows';

/** Orders have no fields of the organization's own. */
export type OrderRow = Schemas['OrderRow'] & { custom_fields?: never };
export type Order = Schemas['Order'];
export type OrderLine = Schemas['OrderLine'];
export type OrderStatus = Schemas['OrderStatus'];
export type WriteOrder = Schemas['WriteOrder'];
export type WriteOrderLine = Schemas['WriteOrderLine'];
export type OrderPatch = Partial<WriteOrder> & { version?: number };

export const orderStatuses: OrderStatus[] = ['pending', 'completed', 'cancelled', 'returned'];

/** What the address bar says about the list, as the server takes it. */
export interface OrderListParams {
  q?: string;
  filter?: string;
  sort?: string;
  status?: string;
  owner?: string;
  customer_id?: string;
}

export const orderKeys = {
  all: ['orders'] as const,
  /** Apart from `all`: pages already scrolled through are not fetched again at each change. */
  lists: ['lists', 'orders'] as const,
  record: (id: string) => ['orders', 'record', id] as const,
};

export const orderList = (params: OrderListParams) =>
  infiniteQueryOptions({
    queryKey: [...orderKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/orders', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const orderRecord = (id: string) =>
  queryOptions({
    queryKey: orderKeys.record(id),
    queryFn: ({ signal }) => body(api.GET('/api/orders/{order_id}', { params: { path: { order_id: id } }, signal })),
    staleTime: 15_000,
  });

/** The latest orders of one customer. */
export const ordersOf = (customerId: string) =>
  queryOptions({
    queryKey: [...orderKeys.all, 'of', customerId] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/orders', {
          params: { query: { customer_id: customerId, sort: '-ordered_at', limit: 20 } },
          signal,
        }),
      ),
  });

/** How many orders there are under these conditions, what they cost and what they brought in. */
export const orderSums = ({ sort: _sort, ...conditions }: OrderListParams) =>
  queryOptions({
    queryKey: [...orderKeys.all, 'summary', 'sums', conditions] as const,
    queryFn: ({ signal }) => {
      const measures = 'sum:amount,sum:returned_amount,sum:net_amount';
      return body(api.GET('/api/orders/summary', { params: { query: { ...conditions, measures } }, signal }));
    },
    placeholderData: (before) => before,
    staleTime: 15_000,
  });

/** The order as it is now in its record and in every list; what follows from it is asked for again. */
function take(cache: QueryClient, order: Order): void {
  cache.setQueryData(orderKeys.record(order.order_id), order);
  patchRows<OrderRow>(cache, orderKeys.lists, 'order_id', order.order_id, order);
  followUp(cache, order.customer_id);
}

function followUp(cache: QueryClient, customerId: string | null): void {
  void cache.invalidateQueries({ queryKey: orderKeys.all, predicate: ({ queryKey }) => queryKey[1] !== 'record' });
  if (!customerId) return;
  void cache.invalidateQueries({ queryKey: ['timelines', 'customers', customerId] });
  void cache.invalidateQueries({ queryKey: ['customers', 'record', customerId] });
}

export function useCreateOrder() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteOrder) => body(api.POST('/api/orders', { body: request })),
    onSuccess: (order) => {
      take(cache, order);
      void cache.invalidateQueries({ queryKey: orderKeys.lists });
    },
  });
}

/** Writes at once on the screen; the server's refusal takes it back. */
export function useUpdateOrder(id: string) {
  const cache = useQueryClient();
  const key = orderKeys.record(id);
  return useMutation({
    scope: { id },
    mutationFn: ({ shown: _shown, ...patch }: OrderPatch & { shown?: Partial<Order> }) =>
      body(api.PATCH('/api/orders/{order_id}', { params: { path: { order_id: id } }, body: patch })),
    onMutate: async ({ version: _version, shown, lines: _lines, ...patch }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Order>(key);
      const after = { ...patch, ...shown } as Partial<Order>;
      if (before) cache.setQueryData<Order>(key, { ...before, ...after });
      patchRows<OrderRow>(cache, orderKeys.lists, 'order_id', id, after);
      return { before };
    },
    onError: (error, _request, context) => {
      const current = error instanceof ApiProblem ? (error.body.current as Order | undefined) : undefined;
      const kept = current?.order_id ? { ...context?.before, ...current } : context?.before;
      if (!kept) return;
      cache.setQueryData(key, kept);
      patchRows<OrderRow>(cache, orderKeys.lists, 'order_id', id, kept);
    },
    onSuccess: (order) => take(cache, order),
  });
}

/** What becomes of an order, each one request. */
export function useOrderVerbs(id: string) {
  const cache = useQueryClient();
  const params = { path: { order_id: id } };
  const onSuccess = (order: Order) => take(cache, order);
  return {
    complete: useMutation({
      mutationFn: () => body(api.PUT('/api/orders/{order_id}/complete', { params })),
      onSuccess,
    }),
    cancel: useMutation({ mutationFn: () => body(api.PUT('/api/orders/{order_id}/cancel', { params })), onSuccess }),
    giveBack: useMutation({
      mutationFn: (request: Schemas['ReturnRequest']) =>
        body(api.PUT('/api/orders/{order_id}/return', { params, body: request })),
      onSuccess,
    }),
  };
}

export function useDeleteOrder() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (order: Order) =>
      body(api.DELETE('/api/orders/{order_id}', { params: { path: { order_id: order.order_id } } })),
    onSuccess: (_nothing, order) => {
      dropRows<OrderRow>(cache, orderKeys.lists, 'order_id', order.order_id);
      cache.removeQueries({ queryKey: orderKeys.record(order.order_id) });
      followUp(cache, order.customer_id);
    },
  });
}

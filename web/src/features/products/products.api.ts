import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { dropRows, pageOf, patchRows } from '@/shared/lists/rows';

export type Product = Schemas['Product'];
export type ProductKind = Schemas['ProductKind'];
export type WriteProduct = Schemas['WriteProduct'];
export type ProductPatch = Partial<WriteProduct> & { version?: number };

export const productKinds: ProductKind[] = ['one_off', 'service', 'renewal'];

export interface ProductListParams {
  q?: string;
  filter?: string;
  sort?: string;
  kind?: string;
  category?: string;
  is_active?: string;
}

export const productKeys = {
  all: ['products'] as const,
  lists: ['lists', 'products'] as const,
  record: (id: string) => ['products', 'record', id] as const,
};

export const productList = (params: ProductListParams) =>
  infiniteQueryOptions({
    queryKey: [...productKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/products', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const productRecord = (id: string) =>
  queryOptions({
    queryKey: productKeys.record(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/products/{product_id}', { params: { path: { product_id: id } }, signal })),
    staleTime: 15_000,
  });

/** At most twenty on sale, for pickers. */
export const productsLike = (q: string) =>
  queryOptions({
    queryKey: [...productKeys.all, 'like', q] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/products', {
          params: { query: { q: q || undefined, limit: 20, is_active: 'true', sort: q ? undefined : 'name' } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

export function useCreateProduct() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteProduct) => body(api.POST('/api/products', { body: request })),
    onSuccess: (product) => {
      cache.setQueryData(productKeys.record(product.product_id), product);
      void cache.invalidateQueries({ queryKey: productKeys.lists });
      void cache.invalidateQueries({ queryKey: productKeys.all });
    },
  });
}

/** Writes at once on the screen; the server's refusal takes it back. */
export function useUpdateProduct(id: string) {
  const cache = useQueryClient();
  const key = productKeys.record(id);
  return useMutation({
    scope: { id },
    mutationFn: ({ shown: _shown, ...patch }: ProductPatch & { shown?: Partial<Product> }) =>
      body(api.PATCH('/api/products/{product_id}', { params: { path: { product_id: id } }, body: patch })),
    onMutate: async ({ version: _version, shown, ...patch }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Product>(key);
      const after = { ...patch, ...shown } as Partial<Product>;
      if (before) cache.setQueryData<Product>(key, { ...before, ...after });
      patchRows<Product>(cache, productKeys.lists, 'product_id', id, after);
      return { before };
    },
    onError: (error, _request, context) => {
      const current = error instanceof ApiProblem ? (error.body.current as Product | undefined) : undefined;
      const kept = current?.product_id ? current : context?.before;
      if (!kept) return;
      cache.setQueryData(key, kept);
      patchRows<Product>(cache, productKeys.lists, 'product_id', id, kept);
    },
    onSuccess: (product) => {
      cache.setQueryData(key, product);
      patchRows<Product>(cache, productKeys.lists, 'product_id', id, product);
    },
  });
}

export function useDeleteProduct() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (product: Product) =>
      body(api.DELETE('/api/products/{product_id}', { params: { path: { product_id: product.product_id } } })),
    onSuccess: (_nothing, product) => {
      dropRows<Product>(cache, productKeys.lists, 'product_id', product.product_id);
      cache.removeQueries({ queryKey: productKeys.record(product.product_id) });
    },
    // what to do instead is said by who called
    onError: () => undefined,
  });
}

import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Field = Schemas['Field'];
export type Definition = Schemas['FieldDefinition'];
export type WriteDefinition = Schemas['WriteFieldDefinition'];
export type CustomKind = Schemas['CustomKind'];
/** Kinds whose lists have views; all of them but orders may have own fields. */
export type ListKind = Schemas['ListKind'];
export type CustomType = Definition['type'];
export type FormulaFault = Schemas['FormulaFault'];
export type RollupFunction = Schemas['Rollup']['function'];

export const customKinds: CustomKind[] = ['customers', 'contacts', 'leads', 'opportunities', 'products', 'tasks'];

/** All fields of a kind of record, the organization's own among them. */
export const fieldsOf = (kind: string) =>
  queryOptions({
    queryKey: ['fields', kind] as const,
    queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind } }, signal })),
    staleTime: 5 * 60_000,
  });

/** The fields filters know: also those of the records that records of the kind point at. */
export const relatedFieldsOf = (kind: string) =>
  queryOptions({
    queryKey: ['fields', kind, 'related'] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/fields/{kind}', { params: { path: { kind }, query: { related: true } }, signal })),
    staleTime: 5 * 60_000,
  });

export const definitionsOf = (kind: CustomKind) =>
  queryOptions({
    queryKey: ['custom_fields', kind] as const,
    queryFn: ({ signal }) => body(api.GET('/api/custom_fields', { params: { query: { kind } }, signal })),
    // until the values of all records are there
    refetchInterval: (query) => (query.state.data?.items.some((field) => field.is_being_worked_out) ? 2000 : false),
  });

/** What a formula that is being written comes to on the newest record, or where it is wrong. */
export const formulaPreview = (kind: CustomKind, formula: string) =>
  queryOptions({
    queryKey: ['custom_fields', 'preview', kind, formula] as const,
    queryFn: ({ signal }) => body(api.POST('/api/custom_fields/preview', { body: { kind, formula }, signal })),
    enabled: formula.trim().length > 0,
    placeholderData: keepPreviousData,
  });

/** The related records a kind can be worked out of. */
export const rollupSources = (kind: CustomKind) =>
  queryOptions({
    queryKey: ['custom_fields', 'rollups', kind] as const,
    queryFn: ({ signal }) => body(api.GET('/api/custom_fields/rollups', { params: { query: { kind } }, signal })),
  });

/** What links are called: the names of records, by kind and id. Those that are gone or out of sight have none. */
export const namesOf = (kind: string, ids: string[]) =>
  queryOptions({
    queryKey: ['names', kind, ids] as const,
    queryFn: ({ signal }) => body(api.GET('/api/names', { params: { query: { kind, ids: ids.join(',') } }, signal })),
    enabled: ids.length > 0,
    staleTime: 60_000,
  });

/** Records of a kind by what is typed. */
export const linksFound = (kind: string, q: string) =>
  queryOptions({
    queryKey: ['search', kind, q] as const,
    queryFn: ({ signal }) => body(api.GET('/api/search', { params: { query: { q, limit: 20 } }, signal })),
    enabled: q.trim().length > 0,
    staleTime: 30_000,
  });

function useForgetting<T>(send: (request: T) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['custom_fields'] });
      void cache.invalidateQueries({ queryKey: ['fields'] });
    },
  });
}

export const useDefineField = () =>
  useForgetting((request: WriteDefinition) => body(api.POST('/api/custom_fields', { body: request })));

export const useEditField = () =>
  useForgetting(({ field_id, ...change }: { field_id: string } & Partial<WriteDefinition>) =>
    body(api.PATCH('/api/custom_fields/{field_id}', { params: { path: { field_id } }, body: change })),
  );

export const useRemoveField = () =>
  useForgetting((field_id: string) =>
    body(api.DELETE('/api/custom_fields/{field_id}', { params: { path: { field_id } } })),
  );

export const useArrangeFields = () =>
  useForgetting((request: { kind: CustomKind; fields: { field_id: string; section: string | null }[] }) =>
    body(api.PUT('/api/custom_fields/layout', { body: request })),
  );

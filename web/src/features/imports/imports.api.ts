import {
  infiniteQueryOptions,
  queryOptions,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body, type Schemas, upload } from '@/api/client';
import { pageOf } from '@/shared/lists/rows';

export type Import = Schemas['Import'];
export type ImportKind = Import['kind'];
/** What a file can hold, in the order of the wizard. */
export const importKinds: ImportKind[] = [
  'customers',
  'contacts',
  'leads',
  'opportunities',
  'orders',
  'products',
  'users',
];
/** Each kind has a permission of its own; who may edit colleagues may import them. */
export const mayImport = (kind: ImportKind, can: (permission: string) => boolean): boolean =>
  can(kind === 'users' ? 'users.edit' : `${kind}.import`);
export type ImportMode = Import['mode'];
export type ImportMatch = NonNullable<Import['match']>;
export type ImportPreview = Schemas['ImportPreview'];
export type ImportError = Schemas['ImportError'];
/** Heading of the file → key of the field it fills, or null for "leave out". */
export type ImportMapping = Record<string, string | null>;

export interface StartImport {
  file_id: string;
  kind: ImportKind;
  mode: ImportMode;
  match?: ImportMatch;
  dry_run: boolean;
  mapping: ImportMapping;
}

export const importKeys = {
  all: ['imports'] as const,
  one: (id: string) => ['imports', 'one', id] as const,
  /** Not below `all`: what was read of a file does not change with what is imported. */
  preview: (fileId: string) => ['import_preview', fileId] as const,
};

export const importHistory = infiniteQueryOptions({
  queryKey: [...importKeys.all, 'list'] as const,
  queryFn: ({ pageParam, signal }) =>
    body(api.GET('/api/imports', { params: { query: pageOf(pageParam, 20) }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor ?? null,
});

/** One run. Live events bring its progress; asking every two seconds is what remains when they are cut off. */
export const importRun = (id: string) =>
  queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => body(api.GET('/api/imports/{import_id}', { params: { path: { import_id: id } }, signal })),
    refetchInterval: (query) => (query.state.data?.status === 'running' || !query.state.data ? 1_500 : false),
    retry: 3,
  });

export const importErrors = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...importKeys.all, 'errors', id] as const,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/imports/{import_id}/errors', {
          params: { path: { import_id: id }, query: pageOf(pageParam, 50) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor ?? null,
  });

export const fieldsOf = (kind: ImportKind) =>
  queryOptions({
    queryKey: ['fields', kind] as const,
    queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind } }, signal })),
    staleTime: 5 * 60_000,
  });

/** A file read a moment ago, so that Back from the check leads to its columns again. */
export function useKnownPreview(fileId: string | null): ImportPreview | null {
  const { data } = useQuery<ImportPreview>({
    queryKey: importKeys.preview(fileId ?? ''),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
  });
  return fileId ? (data ?? null) : null;
}

export function usePreview() {
  const cache = useQueryClient();
  return useMutation({
    onSuccess: (preview) => void cache.setQueryData(importKeys.preview(preview.file_id), preview),
    mutationFn: ({ file, kind, signal }: { file: File; kind: ImportKind; signal?: AbortSignal }) => {
      const form = new FormData();
      form.set('kind', kind);
      form.set('file', file);
      return upload<ImportPreview>('/api/imports/preview', form, signal);
    },
  });
}

export function useStartImport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ mapping, dry_run, match, ...rest }: StartImport) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(rest)) form.set(name, value);
      form.set('dry_run', String(dry_run));
      if (match) form.set('match', match);
      form.set('mapping', JSON.stringify(mapping));
      return upload<{ import_id: string }>('/api/imports', form);
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: [...importKeys.all, 'list'] }),
  });
}

export function useRevertImport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/imports/{import_id}/revert', { params: { path: { import_id: id } } })),
    onSuccess: (done) => {
      cache.setQueryData(importKeys.one(done.import_id), done);
      for (const kind of ['imports', ...importKinds, 'pipelines', 'lists'])
        void cache.invalidateQueries({ queryKey: [kind] });
    },
  });
}

export const errorFileAddress = (id: string) => `/api/imports/${encodeURIComponent(id)}/errors?format=csv`;

export const templateAddress = (kind: ImportKind, format: 'xlsx' | 'csv', lang: string) =>
  `/api/imports/template?${new URLSearchParams({ kind, format, lang })}`;

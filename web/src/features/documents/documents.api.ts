import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas, uploadFile } from '@/api/client';
import { Unreachable } from '@/api/problem';

export type Document = Schemas['Document'];
export type DocumentVersion = Schemas['DocumentVersion'];

/** The record documents are kept with. */
export interface DocumentPlace {
  kind: 'customers' | 'contacts' | 'leads' | 'opportunities';
  id: string;
}

export const documentKey = ['documents'] as const;

export const documentsOf = ({ kind, id }: DocumentPlace) =>
  queryOptions({
    queryKey: [...documentKey, kind, id] as const,
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/documents', { params: { query: { kind, record_id: id } }, signal }))).items,
    staleTime: 15_000,
  });

export const downloadAddress = (id: string, number: number) => `/api/documents/${id}/versions/${number}`;
export const previewAddress = (id: string, number: number) => `${downloadAddress(id, number)}/preview`;

export const textOf = (id: string, number: number) =>
  queryOptions({
    queryKey: [...documentKey, 'text', id, number] as const,
    queryFn: async ({ signal }) => {
      const answer = await fetch(previewAddress(id, number), { signal });
      if (!answer.ok) throw new Unreachable();
      return answer.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

type Progress = (part: number) => void;

export const sendDocument = ({ kind, id }: DocumentPlace, file: File, onProgress: Progress, signal: AbortSignal) =>
  uploadFile<Document>(`/api/documents?kind=${kind}&record_id=${id}`, file, onProgress, signal);

export const sendVersion = (document: string, file: File, onProgress: Progress, signal: AbortSignal) =>
  uploadFile<Document>(`/api/documents/${document}/versions`, file, onProgress, signal);

/** A document shows in the history of its record as well. */
export function useDocumentsChanged() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: documentKey });
    void cache.invalidateQueries({ queryKey: ['timelines'] });
  };
}

export function useRenameDocument() {
  const changed = useDocumentsChanged();
  return useMutation({
    mutationFn: ({ document, name }: { document: Document; name: string }) =>
      body(
        api.PATCH('/api/documents/{document_id}', {
          params: { path: { document_id: document.document_id } },
          body: { name, version: document.version },
        }),
      ),
    onSettled: changed,
  });
}

export function useDeleteDocument() {
  const changed = useDocumentsChanged();
  return useMutation({
    mutationFn: (document: Document) =>
      body(api.DELETE('/api/documents/{document_id}', { params: { path: { document_id: document.document_id } } })),
    onSuccess: changed,
  });
}

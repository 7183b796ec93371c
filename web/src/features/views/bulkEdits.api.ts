import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type BulkEditRequest = Schemas['BulkEditRequest'];
export type BulkEditProgress = Schemas['BulkEditProgress'];

export const bulkEditPreview = (request: BulkEditRequest) =>
  queryOptions({
    queryKey: ['bulk_edits', 'preview', request] as const,
    queryFn: ({ signal }) => body(api.POST('/api/bulk_edits/preview', { body: request, signal })),
    retry: false,
  });

const pause = 400;

async function ended(begun: BulkEditProgress, onProgress: (now: BulkEditProgress) => void): Promise<BulkEditProgress> {
  let now = begun;
  while (now.status === 'running' || now.status === 'undoing') {
    onProgress(now);
    await new Promise((resolve) => setTimeout(resolve, pause));
    now = await body(api.GET('/api/bulk_edits/{id}', { params: { path: { id: now.bulk_edit_id } } }));
  }
  return now;
}

/** Changes many records; answers when the last had its turn. */
export const runBulkEdit = async (request: BulkEditRequest, onProgress: (now: BulkEditProgress) => void) =>
  ended(await body(api.POST('/api/bulk_edits', { body: request })), onProgress);

/** Puts back what a bulk edit changed. */
export const undoBulkEdit = async (id: string) =>
  ended(await body(api.POST('/api/bulk_edits/{id}/undo', { params: { path: { id } } })), () => undefined);

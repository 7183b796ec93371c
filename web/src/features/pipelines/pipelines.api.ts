import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Pipeline = Schemas['Pipeline'];
export type Stage = Schemas['Stage'];
export type WriteStage = Schemas['WriteStage'];
export type WritePipeline = Schemas['WritePipeline'];
export type PipelineTemplate = Schemas['PipelineTemplate'];
export type TaskPriority = Schemas['TaskPriority'];

export const pipelineKeys = { all: ['pipelines'] as const };

/** Every pipeline with its stages in order, the default one first. */
export const pipelineList = queryOptions({
  queryKey: pipelineKeys.all,
  queryFn: ({ signal }) => body(api.GET('/api/pipelines', { signal })),
  select: ({ items }) => ({
    items: items
      .map((one) => ({ ...one, stages: [...one.stages].sort((a, b) => a.position - b.position) }))
      .sort((a, b) => Number(b.is_default) - Number(a.is_default)),
  }),
  staleTime: 60_000,
});

export const pipelineTemplates = queryOptions({
  queryKey: [...pipelineKeys.all, 'templates'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/pipelines/templates', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The fields of an opportunity by their labels: what a gate can ask for. */
export const opportunityFields = queryOptions({
  queryKey: ['fields', 'opportunities'] as const,
  queryFn: ({ signal }) => body(api.GET('/api/fields/{kind}', { params: { path: { kind: 'opportunities' } }, signal })),
  staleTime: 5 * 60_000,
});

/** Stages show on every deal, so the deals are asked for again as well. */
function usePipelinesChanged() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: ['opportunities'] });
    void cache.invalidateQueries({ queryKey: ['lists', 'opportunities'] });
    return cache.invalidateQueries({ queryKey: pipelineKeys.all });
  };
}

export function useCreatePipeline() {
  const changed = usePipelinesChanged();
  return useMutation({
    mutationFn: (request: { name: string; template?: string; stages?: WriteStage[] }) =>
      body(api.POST('/api/pipelines', { body: request })),
    onSuccess: changed,
  });
}

export function useSavePipeline(id: string) {
  const changed = usePipelinesChanged();
  return useMutation({
    mutationFn: (request: WritePipeline) =>
      body(api.PATCH('/api/pipelines/{pipeline_id}', { params: { path: { pipeline_id: id } }, body: request })),
    onSuccess: changed,
  });
}

export function useDeletePipeline() {
  const changed = usePipelinesChanged();
  return useMutation({
    mutationFn: ({ id, moveTo }: { id: string; moveTo?: string }) =>
      body(
        api.DELETE('/api/pipelines/{pipeline_id}', {
          params: { path: { pipeline_id: id }, query: { move_to: moveTo } },
        }),
      ),
    onSuccess: changed,
  });
}

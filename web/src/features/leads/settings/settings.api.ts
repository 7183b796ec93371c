import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type Scoring = Schemas['LeadScoring'];
export type ScoringRule = Schemas['ScoringRule'];
export type Assignment = Schemas['LeadAssignment'];
export type AssignmentRule = Schemas['AssignmentRule'];
export type Member = Schemas['AssignmentMember'];
export type LeadSource = Schemas['LeadSource'];
export type WriteLeadSource = Schemas['WriteLeadSource'];
export type WebForm = Schemas['WebForm'];
export type WriteWebForm = Schemas['WriteWebForm'];

const keys = {
  scoring: ['leads', 'scoring'] as const,
  assignment: ['leads', 'assignment'] as const,
  sources: ['leads', 'sources'] as const,
  forms: ['leads', 'forms'] as const,
};

export const scoring = queryOptions({
  queryKey: keys.scoring,
  queryFn: ({ signal }) => body(api.GET('/api/leads/scoring', { signal })),
});

export const assignment = queryOptions({
  queryKey: keys.assignment,
  queryFn: ({ signal }) => body(api.GET('/api/leads/assignment', { signal })),
});

export const leadSources = queryOptions({
  queryKey: keys.sources,
  queryFn: ({ signal }) => body(api.GET('/api/lead_sources', { signal })),
  staleTime: 60_000,
});

export const webForms = queryOptions({
  queryKey: keys.forms,
  queryFn: ({ signal }) => body(api.GET('/api/web_forms', { signal })),
});

export function useSaveScoring() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<Scoring>) => body(api.PUT('/api/leads/scoring', { body: changes })),
    onSuccess: (saved) => cache.setQueryData(keys.scoring, saved),
  });
}

export function useSaveAssignment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<Assignment>) => body(api.PUT('/api/leads/assignment', { body: changes })),
    onSuccess: (saved) => cache.setQueryData(keys.assignment, saved),
  });
}

export function useSaveSource() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...source }: WriteLeadSource & { id?: string }) =>
      id
        ? body(api.PUT('/api/lead_sources/{source_id}', { params: { path: { source_id: id } }, body: source }))
        : body(api.POST('/api/lead_sources', { body: source })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.sources }),
  });
}

export function useDeleteSource() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE('/api/lead_sources/{source_id}', { params: { path: { source_id: id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.sources }),
  });
}

export function useSaveForm() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...form }: WriteWebForm & { id?: string }) =>
      id
        ? body(api.PUT('/api/web_forms/{form_id}', { params: { path: { form_id: id } }, body: form }))
        : body(api.POST('/api/web_forms', { body: form })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.forms }),
  });
}

export function useDeleteForm() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/web_forms/{form_id}', { params: { path: { form_id: id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.forms }),
  });
}

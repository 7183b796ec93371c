import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { dropRows, pageOf, patchRows } from '@/shared/lists/rows';

export type LeadRow = Schemas['LeadRow'];
export type Lead = Schemas['Lead'];
export type WriteLead = Schemas['WriteLead'];
export type LeadPatch = Partial<WriteLead> & { version?: number };
export type LeadStatus = Schemas['LeadStatus'];
export type LeadQuality = Schemas['LeadQuality'];
export type LeadDouble = Schemas['LeadDouble'];
export type ConvertRequest = Schemas['ConvertLeadRequest'];
export type Candidate = Schemas['ConversionCandidate'];

/** What the address bar says about the list, as the server takes it. */
export interface LeadListParams {
  q?: string;
  filter?: string;
  sort?: string;
  status?: string;
  quality?: string;
  source?: string;
  industry?: string;
  city?: string;
  owner?: string;
  tag?: string;
}

export const leadKeys = {
  all: ['leads'] as const,
  lists: ['lists', 'leads'] as const,
  record: (id: string) => ['leads', 'record', id] as const,
  timeline: (id: string) => ['timelines', 'leads', id] as const,
};

export const leadList = (params: LeadListParams) =>
  infiniteQueryOptions({
    queryKey: [...leadKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/leads', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const leadRecord = (id: string) =>
  queryOptions({
    queryKey: leadKeys.record(id),
    queryFn: ({ signal }) => body(api.GET('/api/leads/{lead_id}', { params: { path: { lead_id: id } }, signal })),
    staleTime: 15_000,
  });

export const behavioursOf = (id: string) =>
  queryOptions({
    queryKey: [...leadKeys.all, 'behaviours', id] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/api/leads/{lead_id}/behaviours', { params: { path: { lead_id: id } }, signal })),
  });

/** How many leads a condition holds for; a mistake in it is the error. */
export const matchingLeads = (filter: string) =>
  queryOptions({
    queryKey: [...leadKeys.all, 'matching', filter] as const,
    queryFn: ({ signal }) => body(api.GET('/api/leads', { params: { query: { filter, limit: 1 } }, signal })),
    enabled: filter.trim() !== '',
    retry: false,
    staleTime: 30_000,
  });

export const doublesOf = (ask: { name?: string; company?: string; phone?: string; email?: string }) =>
  queryOptions({
    queryKey: [...leadKeys.all, 'doubles', ask] as const,
    queryFn: ({ signal }) => body(api.GET('/api/leads/duplicates', { params: { query: ask }, signal })),
    enabled: (ask.company?.length ?? 0) > 1 || (ask.phone?.length ?? 0) > 5 || (ask.email ?? '').includes('@'),
    staleTime: 30_000,
  });

export function useCreateLead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteLead) => body(api.POST('/api/leads', { body: request })),
    onSuccess: (lead) => {
      cache.setQueryData(leadKeys.record(lead.lead_id), lead);
      void cache.invalidateQueries({ queryKey: leadKeys.lists });
    },
  });
}

/** Writes at once on the screen; the server's refusal takes it back. */
export function useUpdateLead(id: string) {
  const cache = useQueryClient();
  const key = leadKeys.record(id);
  return useMutation({
    scope: { id },
    mutationFn: ({ shown: _shown, ...patch }: LeadPatch & { shown?: Partial<Lead> }) =>
      body(api.PATCH('/api/leads/{lead_id}', { params: { path: { lead_id: id } }, body: patch })),
    onMutate: async ({ version: _version, shown, ...patch }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Lead>(key);
      const after = { ...patch, ...shown } as Partial<Lead>;
      if (before) cache.setQueryData<Lead>(key, { ...before, ...after });
      patchRows<LeadRow>(cache, leadKeys.lists, 'lead_id', id, after);
      return { before };
    },
    onError: (error, _request, context) => {
      const current = error instanceof ApiProblem ? (error.body.current as Lead | undefined) : undefined;
      const kept = current?.lead_id ? { ...context?.before, ...current } : context?.before;
      if (!kept) return;
      cache.setQueryData(key, kept);
      patchRows<LeadRow>(cache, leadKeys.lists, 'lead_id', id, kept);
    },
    onSuccess: (lead) => take(cache, lead),
  });
}

/** The small verbs on one lead, each one request. */
export function useLeadVerbs(id: string) {
  const cache = useQueryClient();
  const path = { lead_id: id };
  const onSuccess = (lead: Lead) => take(cache, lead);
  return {
    score: useMutation({
      mutationFn: () => body(api.POST('/api/leads/{lead_id}/score', { params: { path } })),
      onSuccess,
    }),
    disqualify: useMutation({
      mutationFn: (reason: string) =>
        body(api.POST('/api/leads/{lead_id}/disqualify', { params: { path }, body: { reason } })),
      onSuccess,
    }),
    reopen: useMutation({
      mutationFn: () => body(api.POST('/api/leads/{lead_id}/reopen', { params: { path } })),
      onSuccess,
    }),
  };
}

export function useConvertLead(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: ConvertRequest) =>
      body(api.PUT('/api/leads/{lead_id}/convert', { params: { path: { lead_id: id } }, body: request })),
    onSuccess: () =>
      Promise.all(
        [leadKeys.all, leadKeys.lists, ['timelines'], ['customers'], ['contacts'], ['opportunities'], ['lists']].map(
          (queryKey) => cache.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

function useHandOver<TRequest>(send: (request: TRequest) => Promise<Schemas['AssignedLeads']>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    // not waited for: what the change takes off the screen could no longer say that it was done
    onSettled: () => {
      for (const queryKey of [leadKeys.lists, leadKeys.all]) void cache.invalidateQueries({ queryKey });
    },
  });
}

export const useAssignLeads = () =>
  useHandOver((request: Schemas['AssignLeadsRequest']) => body(api.POST('/api/leads/assign', { body: request })));

export const useUndoAssign = () =>
  useHandOver((hands: Schemas['AssignedLeads']['hands']) =>
    body(api.POST('/api/leads/assign/undo', { body: { hands } })),
  );

export function useDeleteLead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/leads/{lead_id}', { params: { path: { lead_id: id } } })),
    onSuccess: (_nothing, id) => {
      dropRows<LeadRow>(cache, leadKeys.lists, 'lead_id', id);
      cache.removeQueries({ queryKey: leadKeys.record(id) });
    },
  });
}

function take(cache: ReturnType<typeof useQueryClient>, lead: Lead): void {
  cache.setQueryData(leadKeys.record(lead.lead_id), lead);
  patchRows<LeadRow>(cache, leadKeys.lists, 'lead_id', lead.lead_id, lead);
  void cache.invalidateQueries({ queryKey: leadKeys.timeline(lead.lead_id) });
}

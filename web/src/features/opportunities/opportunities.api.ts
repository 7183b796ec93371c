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
import { appendPage, type BoardData, dropRow, mergeBoard, placeRow } from './board/boardData';

export type OpportunityRow = Schemas['OpportunityRow'];
export type Opportunity = Schemas['Opportunity'];
export type WriteOpportunity = Schemas['WriteOpportunity'];
export type OpportunityPatch = Partial<WriteOpportunity> & { version?: number };
export type OpportunityLine = Schemas['OpportunityLine'];
export type WriteLine = Schemas['WriteLine'];
export type Competitor = Schemas['Competitor'];
export type OpportunityContact = Schemas['OpportunityContact'];
export type ForecastMonth = Schemas['ForecastMonth'];
export type ForecastCategory = Schemas['ForecastCategory'];
export type MoveOpportunity = Schemas['MoveOpportunity'];
export type CloseOpportunity = Schemas['CloseOpportunity'];

/** What the address bar says about the deals, as the server takes it. */
export interface OpportunityListParams {
  q?: string;
  filter?: string;
  sort?: string;
  status?: string;
  stage?: string;
  pipeline?: string;
  owner?: string;
  customer_id?: string;
}

export const opportunityKeys = {
  all: ['opportunities'] as const,
  /** Apart from `all`: pages already scrolled through are not fetched again at each change. */
  lists: ['lists', 'opportunities'] as const,
  record: (id: string) => ['opportunities', 'record', id] as const,
  boards: ['opportunities', 'board'] as const,
  board: (params: OpportunityListParams) => ['opportunities', 'board', params] as const,
};

export const opportunityList = (params: OpportunityListParams) =>
  infiniteQueryOptions({
    queryKey: [...opportunityKeys.lists, params] as const,
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/opportunities', { params: { query: { ...params, ...pageOf(pageParam) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

/** The first cards of every column with counts and sums; pages loaded below them stay. */
export const opportunityBoard = (cache: QueryClient, params: OpportunityListParams) =>
  queryOptions({
    queryKey: opportunityKeys.board(params),
    queryFn: async ({ signal }): Promise<BoardData> => {
      const fresh = await body(api.GET('/api/opportunities/board', { params: { query: params }, signal }));
      return mergeBoard(cache.getQueryData<BoardData>(opportunityKeys.board(params)), fresh);
    },
    staleTime: 10_000,
  });

/** The next cards of one column, written behind those that are there. */
export async function moreOfColumn(cache: QueryClient, params: OpportunityListParams, stage: string, cursor: string) {
  const page = await body(
    api.GET('/api/opportunities/board', { params: { query: { ...params, stage, cursor, limit: 50 } } }),
  );
  const column = page.columns.find((one) => one.stage_id === stage);
  if (!column) return;
  cache.setQueryData<BoardData>(opportunityKeys.board(params), (data) => data && appendPage(data, column));
}

export const opportunityForecast = (params: OpportunityListParams & { months: number }) =>
  queryOptions({
    queryKey: [...opportunityKeys.all, 'forecast', params] as const,
    queryFn: ({ signal }) => body(api.GET('/api/opportunities/forecast', { params: { query: params }, signal })),
    placeholderData: (before) => before,
  });

export const opportunityRecord = (id: string) =>
  queryOptions({
    queryKey: opportunityKeys.record(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/opportunities/{opportunity_id}', { params: { path: { opportunity_id: id } }, signal })),
    staleTime: 15_000,
  });

/** The deals of one customer, the newest first. */
export const opportunitiesOf = (customerId: string) =>
  queryOptions({
    queryKey: [...opportunityKeys.all, 'of', customerId] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/opportunities', {
          params: { query: { customer_id: customerId, sort: '-updated_at', limit: 20 } },
          signal,
        }),
      ),
  });

/** At most twenty, for pickers. */
export const opportunitiesLike = (q: string) =>
  queryOptions({
    queryKey: [...opportunityKeys.all, 'like', q] as const,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/opportunities', {
          params: { query: { q: q || undefined, limit: 20, sort: q ? undefined : '-updated_at' } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

/** Shows the deal as it is now on every board and list, and in its record. */
export function showOpportunity(cache: QueryClient, deal: Opportunity): void {
  cache.setQueryData(opportunityKeys.record(deal.opportunity_id), deal);
  patchRows<OpportunityRow>(cache, opportunityKeys.lists, 'opportunity_id', deal.opportunity_id, deal);
  cache.setQueriesData<BoardData>({ queryKey: opportunityKeys.boards }, (data) => data && placeRow(data, deal));
}

/** Counts, sums and what else follows from a deal are asked for again. */
function followUp(cache: QueryClient, deal: { opportunity_id: string; customer_id: string | null }): void {
  void cache.invalidateQueries({ queryKey: ['timelines', 'opportunities', deal.opportunity_id] });
  void cache.invalidateQueries({ queryKey: [...opportunityKeys.all, 'forecast'] });
  if (!deal.customer_id) return;
  void cache.invalidateQueries({ queryKey: [...opportunityKeys.all, 'of', deal.customer_id] });
  void cache.invalidateQueries({ queryKey: ['timelines', 'customers', deal.customer_id] });
  void cache.invalidateQueries({ queryKey: ['customers', 'record', deal.customer_id] });
}

export function useCreateOpportunity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteOpportunity) => body(api.POST('/api/opportunities', { body: request })),
    onSuccess: (deal) => {
      cache.setQueryData(opportunityKeys.record(deal.opportunity_id), deal);
      void cache.invalidateQueries({ queryKey: opportunityKeys.boards });
      void cache.invalidateQueries({ queryKey: opportunityKeys.lists });
      followUp(cache, deal);
    },
  });
}

/** Writes at once on the screen; the server's refusal takes it back. */
export function useUpdateOpportunity(id: string) {
  const cache = useQueryClient();
  const key = opportunityKeys.record(id);
  return useMutation({
    scope: { id },
    mutationFn: async ({ shown: _shown, ...patch }: OpportunityPatch & { shown?: Partial<Opportunity> }) =>
      body(api.PATCH('/api/opportunities/{opportunity_id}', { params: { path: { opportunity_id: id } }, body: patch })),
    onMutate: async ({ version: _version, shown, lines: _lines, competitors: _names, contacts: _people, ...patch }) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Opportunity>(key);
      const after = { ...patch, ...shown } as Partial<Opportunity>;
      if (before) cache.setQueryData<Opportunity>(key, { ...before, ...after });
      patchRows<OpportunityRow>(cache, opportunityKeys.lists, 'opportunity_id', id, after);
      return { before };
    },
    onError: (error, _request, context) => {
      const current = error instanceof ApiProblem ? (error.body.current as Opportunity | undefined) : undefined;
      const kept = current?.opportunity_id ? { ...context?.before, ...current } : context?.before;
      if (!kept) return;
      cache.setQueryData(key, kept);
      patchRows<OpportunityRow>(cache, opportunityKeys.lists, 'opportunity_id', id, kept);
    },
    onSuccess: (deal) => {
      showOpportunity(cache, deal);
      followUp(cache, deal);
    },
  });
}

export const moveKey = ['opportunities', 'move'] as const;

export function useMoveRequest() {
  return useMutation({
    mutationKey: moveKey,
    mutationFn: ({ id, ...request }: MoveOpportunity & { id: string }) =>
      body(
        api.PUT('/api/opportunities/{opportunity_id}/move', {
          params: { path: { opportunity_id: id } },
          body: request,
        }),
      ),
    ...useSettled(),
    // what the gate lacks is asked for by who called
    onError: () => undefined,
  });
}

export function useCloseRequest() {
  return useMutation({
    mutationKey: moveKey,
    mutationFn: ({ id, ...request }: CloseOpportunity & { id: string }) =>
      body(
        api.PUT('/api/opportunities/{opportunity_id}/close', {
          params: { path: { opportunity_id: id } },
          body: request,
        }),
      ),
    ...useSettled(),
    onError: () => undefined,
  });
}

export function useReopenRequest() {
  return useMutation({
    mutationKey: moveKey,
    mutationFn: ({ id, stage }: { id: string; stage?: string }) =>
      body(
        api.PUT('/api/opportunities/{opportunity_id}/reopen', {
          params: { path: { opportunity_id: id } },
          body: { stage },
        }),
      ),
    ...useSettled(),
    onError: () => undefined,
  });
}

/** After a move: the answer is shown; counts and sums are asked for when no other move is under way. */
function useSettled() {
  const cache = useQueryClient();
  return {
    onSuccess: async (deal: Opportunity) => {
      // a board asked for before the move may not come after it
      await cache.cancelQueries({ queryKey: opportunityKeys.boards });
      showOpportunity(cache, deal);
      followUp(cache, deal);
    },
    onSettled: () => {
      if (cache.isMutating({ mutationKey: moveKey }) > 1) return;
      void cache.invalidateQueries({ queryKey: opportunityKeys.boards });
      void cache.invalidateQueries({ queryKey: opportunityKeys.lists });
    },
  };
}

export function useDeleteOpportunity() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (deal: Opportunity) =>
      body(
        api.DELETE('/api/opportunities/{opportunity_id}', {
          params: { path: { opportunity_id: deal.opportunity_id } },
        }),
      ),
    onSuccess: (_nothing, deal) => {
      const id = deal.opportunity_id;
      dropRows<OpportunityRow>(cache, opportunityKeys.lists, 'opportunity_id', id);
      cache.setQueriesData<BoardData>({ queryKey: opportunityKeys.boards }, (data) => data && dropRow(data, id));
      cache.removeQueries({ queryKey: opportunityKeys.record(id) });
      followUp(cache, deal);
    },
  });
}

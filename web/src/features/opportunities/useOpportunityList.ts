import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { pipelineList } from '@/features/pipelines/public';
import type { ListNavigation } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { type FilterDef, keysOf, narrowed, quote, toQuery } from '@/shared/lists/filters';
import { useListState } from '@/shared/useListState';
import { categories } from './forecastCategories';
import { opportunityKind } from './list/opportunityKind';
import type { OpportunityListParams } from './opportunities.api';
import { opportunityTexts } from './opportunities.texts';

export const views = ['board', 'table', 'forecast'] as const;
export type View = (typeof views)[number];

/** Which deals are meant and how they are shown; these narrow nothing. */
const kept = ['view', 'pipeline', 'open', 'closed', 'months'];

/** The deals as the address describes them: view, pipeline, conditions, the one open beside them. */
export function useOpportunityList() {
  const state = useListState(kept);
  const pipelines = useQuery(pipelineList);
  const { values } = state;
  const all = pipelines.data?.items;
  const pipeline = all?.find((one) => one.pipeline_id === values.pipeline) ?? all?.[0];
  const view: View = views.find((one) => one === values.view) ?? 'board';
  const defs = useOpportunityFilters(view, pipeline?.stages);

  const params = useMemo<OpportunityListParams>(() => {
    const known = new Set([...opportunityKind.known, ...defs.flatMap(keysOf)]);
    const own = Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key)));
    const query: OpportunityListParams = toQuery(defs, own);
    if (view === 'table') {
      if (!query.sort && !query.q) query.sort = opportunityKind.usualSort;
      return query;
    }
    const { sort: _sort, status: _status, stage: _stage, customer_id, ...rest } = query;
    if (customer_id) rest.filter = narrowed(rest.filter, `customer_id = ${quote(customer_id)}`);
    return { ...rest, pipeline: pipeline?.pipeline_id };
  }, [values, defs, view, pipeline?.pipeline_id]);

  return {
    state,
    view,
    defs,
    params,
    pipelines,
    pipeline,
    openId: values.open ?? null,
  };
}

export type OpportunityListState = ReturnType<typeof useOpportunityList>;

/** What deals can be narrowed by; the board shows the stages already. */
function useOpportunityFilters(view: View, stages: { stage_id: string; name: string }[] | undefined): FilterDef[] {
  const t = useTexts(opportunityTexts);
  return useMemo(() => {
    const owner: FilterDef = { key: 'owner', label: t('owner'), kind: 'user', pinned: true };
    const status: FilterDef = {
      key: 'status',
      label: t('status'),
      kind: 'choices',
      pinned: true,
      options: (['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(value) })),
    };
    const stage: FilterDef = {
      key: 'stage',
      label: t('stage'),
      kind: 'switch',
      pinned: true,
      options: (stages ?? []).map((one) => ({ value: one.stage_id, label: one.name })),
    };
    const category: FilterDef = {
      key: 'forecast_category',
      label: t('forecast_category'),
      kind: 'choices',
      field: 'forecast_category',
      options: categories.map((value) => ({ value, label: t(`category.${value}`) })),
    };
    const close: FilterDef = {
      key: 'close',
      label: t('close'),
      kind: 'days',
      plain: true,
      field: 'expected_close_date',
      after: 'close_after',
      before: 'close_before',
    };
    if (view === 'forecast') return [owner, category];
    return view === 'table' ? [status, stage, owner, category, close] : [owner, category, close];
  }, [t, view, stages]);
}

/** Opens and closes deals beside the list; everything else stays in the address. */
export function useOpportunityNavigation(): ListNavigation {
  const navigate = useNavigate();
  const { search } = useLocation();
  const show = useCallback(
    (id: string | null) => {
      const now = window.location.search;
      const beside = new URLSearchParams(now).has('open');
      void navigate({ pathname: '/opportunities', search: opening(now, id) }, { replace: id !== null && beside });
    },
    [navigate],
  );
  const toRecord = useCallback(
    (id: string) => ({ pathname: `/opportunities/${id}`, search: opening(search, null) }),
    [search],
  );
  return {
    toRecord,
    open: show,
    close: useCallback(() => show(null), [show]),
    expand: useCallback((id: string) => void navigate(toRecord(id)), [navigate, toRecord]),
    turnTo: show,
  };
}

function opening(search: string, id: string | null): string {
  const next = new URLSearchParams(search);
  if (id === null) next.delete('open');
  else next.set('open', id);
  return next.toString();
}

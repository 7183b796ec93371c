import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback } from 'react';
import type { Beside } from '@/features/views/public';
import { say, useTexts } from '@/shared/i18n';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { usePageTitle } from '@/shared/usePageTitle';
import { BoardSkeleton } from './board/BoardSkeleton';
import { BoardView } from './board/BoardView';
import { useCardFields } from './board/cardFields';
import { useBoardNeighbours } from './board/useBoardNeighbours';
import { openCreateOpportunity } from './createRequest';
import { OpportunityEmpty } from './OpportunityEmpty';
import { OpportunityToolbar } from './OpportunityToolbar';
import { type OpportunityRow, opportunityBoard } from './opportunities.api';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';
import { type OpportunityListState, useOpportunityList, useOpportunityNavigation } from './useOpportunityList';

const OpportunityPanel = lazy(async () => ({ default: (await import('./record/OpportunityPanel')).OpportunityPanel }));
const TableView = lazy(async () => ({ default: (await import('./list/TableView')).TableView }));
const ForecastView = lazy(async () => ({ default: (await import('./forecast/ForecastView')).ForecastView }));

const panel = (beside: Beside) => <OpportunityPanel {...beside} />;

/** All deals this person may see: as a board, as a table, by month; one of them open beside. */
export function OpportunityListPage() {
  const list = useOpportunityList();
  useShortcut(
    'c',
    () => say(opportunityTexts, 'create'),
    () => openCreateOpportunity({ pipeline: list.pipeline?.pipeline_id }),
    { enabled: useCan()('opportunities.create') },
  );
  if (list.view !== 'table') return <AsBoard list={list} />;
  return (
    <Suspense fallback={null}>
      <TableView list={list} panel={panel} />
    </Suspense>
  );
}

/** The columns of the pipeline, or the months. */
function AsBoard({ list }: { list: OpportunityListState }) {
  const { state, params, pipelines, pipeline, openId, view } = list;
  const t = useTexts(opportunityTexts);
  usePageTitle(openId ? undefined : t('title'));
  const { open, close, expand } = useOpportunityNavigation();
  const cards = useCardFields();
  const closed = state.values.closed === '1';
  const cache = useQueryClient();
  // a filter that cannot be read is told at the filter
  const { error } = useQuery({ ...opportunityBoard(cache, params), enabled: false });
  const neighbours = useBoardNeighbours(params, openId, open);
  const openRow = useCallback((row: OpportunityRow) => open(row.opportunity_id), [open]);
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <OpportunityToolbar list={list} cards={{ ...cards, closed }} error={error} />
      <div className={css.area}>
        {pipelines.isPending && <BoardSkeleton columns={5} />}
        {pipelines.error && <ListFailed error={pipelines.error} onRetry={() => void pipelines.refetch()} />}
        {pipeline && view === 'board' && (
          <BoardView
            params={params}
            pipeline={pipeline}
            fields={cards.fields}
            closed={closed}
            openId={openId}
            onOpen={openRow}
            nothing={state.active > 0 ? <NothingFound onReset={state.reset} /> : <OpportunityEmpty />}
          />
        )}
        {pipeline && view === 'forecast' && (
          <Suspense fallback={null}>
            <ForecastView params={params} state={state} />
          </Suspense>
        )}
      </div>
      {openId && (
        <Suspense fallback={null}>
          {panel({
            id: openId,
            neighbours: view === 'board' ? neighbours : null,
            onClose: close,
            onExpand: () => expand(openId),
          })}
        </Suspense>
      )}
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { isFilterError } from '@/shared/lists/filters';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import type { Neighbours } from '@/shared/records/SidePanel';
import { usePageTitle } from '@/shared/usePageTitle';
import { BoardSkeleton } from './board/BoardSkeleton';
import { BoardView } from './board/BoardView';
import { useCardFields } from './board/cardFields';
import { useBoardNeighbours } from './board/useBoardNeighbours';
import { useOpportunityTable } from './list/useOpportunityTable';
import { OpportunityEmpty } from './OpportunityEmpty';
import { OpportunityToolbar } from './OpportunityToolbar';
import { type OpportunityRow, opportunityBoard } from './opportunities.api';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';
import { type OpportunityListState, useOpportunityList, useOpportunityNavigation } from './useOpportunityList';

const OpportunityPanel = lazy(async () => ({ default: (await import('./record/OpportunityPanel')).OpportunityPanel }));
const TableView = lazy(async () => ({ default: (await import('./list/TableView')).TableView }));
const ForecastView = lazy(async () => ({ default: (await import('./forecast/ForecastView')).ForecastView }));

/** All deals this person may see: as a board, as a table, by month; one of them open beside. */
export function OpportunityListPage() {
  const t = useTexts(opportunityTexts);
  const list = useOpportunityList();
  usePageTitle(list.openId ? undefined : t('title'));
  return list.view === 'table' ? <AsTable list={list} /> : <AsBoard list={list} />;
}

function AsBoard({ list }: { list: OpportunityListState }) {
  const { state, params, pipelines, pipeline, openId, view } = list;
  const { open } = useOpportunityNavigation();
  const cards = useCardFields();
  const closed = state.values.closed === '1';
  const cache = useQueryClient();
  // a filter that cannot be read is told at the filter
  const { error } = useQuery({ ...opportunityBoard(cache, params), enabled: false });
  const neighbours = useBoardNeighbours(params, openId, open);
  const openRow = useCallback((row: OpportunityRow) => open(row.opportunity_id), [open]);
  return (
    <Frame list={list} neighbours={view === 'board' ? neighbours : null} cards={{ ...cards, closed }} error={error}>
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
          nothing={list.active > 0 ? <NothingFound onReset={list.reset} /> : <OpportunityEmpty />}
        />
      )}
      {pipeline && view === 'forecast' && (
        <Suspense fallback={null}>
          <ForecastView params={params} state={state} />
        </Suspense>
      )}
    </Frame>
  );
}

function AsTable({ list }: { list: OpportunityListState }) {
  const { open } = useOpportunityNavigation();
  const table = useOpportunityTable(list, open);
  return (
    <Frame list={list} neighbours={table.neighbours} table={table} error={table.rows.error}>
      <Suspense fallback={null}>
        <TableView list={list} table={table} />
      </Suspense>
    </Frame>
  );
}

interface FrameProps {
  list: OpportunityListState;
  neighbours: Neighbours | null;
  cards?: ReturnType<typeof useCardFields> & { closed: boolean };
  table?: ReturnType<typeof useOpportunityTable>;
  error: unknown;
  children: React.ReactNode;
}

/** The toolbar above, the deal that is open beside. */
function Frame({ list, neighbours, cards, table, error, children }: FrameProps) {
  const { close, expand } = useOpportunityNavigation();
  const { openId } = list;
  const [advanced, setAdvanced] = useState(Boolean(list.state.values.filter));
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <OpportunityToolbar
        list={list}
        cards={cards}
        table={table}
        advanced={advanced || Boolean(list.state.values.filter)}
        onAdvanced={setAdvanced}
        error={isFilterError(error) ? error : null}
      />
      <div className={css.area} data-view={list.view}>
        {children}
      </div>
      {openId && (
        <Suspense fallback={null}>
          <OpportunityPanel id={openId} neighbours={neighbours} onClose={close} onExpand={() => expand(openId)} />
        </Suspense>
      )}
    </div>
  );
}

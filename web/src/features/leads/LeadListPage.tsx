import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { useAllColumns } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import { DataTable, TableSkeleton } from '@/shared/lists/DataTable';
import { isFilterError } from '@/shared/lists/filters';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { SelectionBar } from '@/shared/lists/SelectionBar';
import { useColumns } from '@/shared/lists/useColumns';
import { useLiveRows } from '@/shared/lists/useLiveRows';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useRowSelection } from '@/shared/lists/useRowSelection';
import { useRows } from '@/shared/lists/useRows';
import { useScrollPlace } from '@/shared/lists/useScrollPlace';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { AssignButton } from './AssignButton';
import { LeadCard, LeadsEmpty } from './LeadParts';
import { LeadToolbar } from './LeadToolbar';
import { firstColumns, useLeadColumns } from './leadColumns';
import { type LeadRow, leadKeys, leadList, leadRecord } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';
import { leadId, neighboursIn, useLeadList, useLeadNavigation } from './useLeadList';

const LeadPanel = lazy(async () => ({ default: (await import('./LeadPanel')).LeadPanel }));
const leadName = (row: LeadRow) => row.name;
const liveKinds = ['leads', 'activities'];

/** All leads this person may see: found, narrowed, ordered, opened. */
export function LeadListPage({ openId }: { openId: string | null }) {
  const t = useTexts(leadTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const { state, defs, params, conditions } = useLeadList();
  const { toRecord, open, close, expand } = useLeadNavigation();
  const allColumns = useAllColumns('leads', useLeadColumns(toRecord));
  const columns = useColumns('leads', allColumns, firstColumns);
  const list = useRows(useInfiniteQuery({ ...leadList(params), placeholderData: keepPreviousData }), leadId);
  const { rows, total, totalIsExact } = list;
  const rowIds = useMemo(() => rows.map(leadId), [rows]);
  const selection = useRowSelection(rowIds, conditions);
  const fetchOne = useCallback(
    (id: string) => cache.fetchQuery({ ...leadRecord(id), staleTime: 0 }) as Promise<LeadRow>,
    [cache],
  );
  const live = useLiveRows<LeadRow>({
    kinds: liveKinds,
    lists: leadKeys.lists,
    idKey: 'lead_id',
    pages: list.pages,
    fetchOne,
  });
  const openRow = useCallback((row: LeadRow) => void open(row.lead_id), [open]);
  const keys = useRowKeys({
    count: rows.length,
    conditions,
    onOpen: (index) => rows[index] && openRow(rows[index]),
    onToggle: selection.toggle,
  });
  const { setCursor } = keys;
  const onHover = useCallback((row: LeadRow) => void cache.prefetchQuery(leadRecord(row.lead_id)), [cache]);
  usePageTitle(openId ? undefined : t('title'));

  const openAt = openId ? rowIds.indexOf(openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);
  useScrollPlace(scroller, 'leads', conditions, rows.length > 0);

  const closePanel = useCallback(() => {
    void close();
    scroller.current?.focus({ preventScroll: true });
  }, [close]);

  const label = t('title');
  const nothing = !list.isPending && !list.error && rows.length === 0;
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <LeadToolbar
        state={state}
        defs={defs}
        params={params}
        allColumns={allColumns}
        columns={columns}
        at={keys.cursor + 1}
        total={total}
        totalIsExact={totalIsExact}
        error={list.error}
        isPending={list.isPending}
      />
      <div className={css.listArea} data-stale={list.isStale || undefined}>
        {list.isPending &&
          (phone ? (
            <div className={listCss.cards} role="status" aria-label={tl('loading')}>
              {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
                <div key={key} className={css.cardBone}>
                  <CardSkeleton />
                </div>
              ))}
            </div>
          ) : (
            <TableSkeleton columns={columns.shown} label={tl('loading')} />
          ))}
        {list.error && rows.length === 0 && !isFilterError(list.error) && (
          <ListFailed error={list.error} onRetry={() => void list.retry()} />
        )}
        {nothing && (state.active > 0 ? <NothingFound onReset={state.reset} /> : <LeadsEmpty />)}
        {rows.length > 0 &&
          (phone ? (
            <CardList
              label={label}
              rows={rows}
              rowId={leadId}
              render={(row) => <LeadCard row={row} to={toRecord(row.lead_id)} />}
              onOpen={openRow}
              hasMore={list.hasMore}
              onMore={list.more}
              scroller={scroller}
            />
          ) : (
            <DataTable
              label={label}
              columns={columns.shown}
              rows={rows}
              rowId={leadId}
              rowName={leadName}
              total={total}
              sort={params.sort}
              onSort={(sort) => state.set({ sort })}
              onResize={columns.setWidth}
              selected={selection.ids}
              onToggle={selection.toggle}
              onToggleAll={selection.toggleAll}
              cursor={keys.cursor}
              openId={openId}
              onOpen={openRow}
              onHover={onHover}
              onKeyDown={keys.onKeyDown}
              hasMore={list.hasMore}
              onMore={list.more}
              scroller={scroller}
            />
          ))}
        {live.newer && (
          <button type="button" className={listCss.newer} onClick={live.refresh}>
            {tl('newer')}
          </button>
        )}
        <SelectionBar selection={selection} loaded={rows.length} total={total} totalIsExact={totalIsExact}>
          <AssignButton selection={selection} params={params} total={total} totalIsExact={totalIsExact} />
        </SelectionBar>
      </div>
      {openId && (
        <Suspense fallback={null}>
          <LeadPanel
            id={openId}
            neighbours={neighboursIn(list, openId, open)}
            onClose={closePanel}
            onExpand={() => void expand(openId)}
          />
        </Suspense>
      )}
    </div>
  );
}

import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { useAllColumns } from '@/features/customFields/public';
import { ReassignButton } from '@/features/ownership/public';
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
import { BulkTagButton } from './BulkTagButton';
import { CustomerCard } from './CustomerCard';
import { CustomerEmpty } from './CustomerEmpty';
import { CustomerToolbar } from './CustomerToolbar';
import { firstColumns, useCustomerColumns } from './customerColumns';
import { type CustomerRow, customerKeys, customerList, customerRecord } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { customerId, neighboursIn, useCustomerList, useCustomerNavigation } from './useCustomerList';

const CustomerPanel = lazy(async () => ({ default: (await import('./CustomerPanel')).CustomerPanel }));
const customerName = (row: CustomerRow) => row.name;
const liveKinds = ['customers', 'contacts', 'activities'];

/** All customers this person may see: found, narrowed, ordered, opened. */
export function CustomerListPage({ openId }: { openId: string | null }) {
  const t = useTexts(customerTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const { state, defs, params, conditions } = useCustomerList();
  const { toRecord, open, close, expand } = useCustomerNavigation();
  const allColumns = useAllColumns('customers', useCustomerColumns(toRecord));
  const columns = useColumns('customers', allColumns, firstColumns);
  const list = useRows(useInfiniteQuery({ ...customerList(params), placeholderData: keepPreviousData }), customerId);
  const { rows, total, totalIsExact } = list;
  const rowIds = useMemo(() => rows.map(customerId), [rows]);
  const selection = useRowSelection(rowIds, conditions);
  const fetchOne = useCallback(
    (id: string) => cache.fetchQuery({ ...customerRecord(id), staleTime: 0 }) as Promise<CustomerRow>,
    [cache],
  );
  const live = useLiveRows<CustomerRow>({
    kinds: liveKinds,
    lists: customerKeys.lists,
    idKey: 'customer_id',
    pages: list.pages,
    fetchOne,
  });
  const openRow = useCallback((row: CustomerRow) => void open(row.customer_id), [open]);
  const keys = useRowKeys({
    count: rows.length,
    conditions,
    onOpen: (index) => rows[index] && openRow(rows[index]),
    onToggle: selection.toggle,
  });
  const { setCursor } = keys;
  const onHover = useCallback((row: CustomerRow) => void cache.prefetchQuery(customerRecord(row.customer_id)), [cache]);
  usePageTitle(openId ? undefined : t('title'));

  const openAt = openId ? rowIds.indexOf(openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);
  useScrollPlace(scroller, 'customers', conditions, rows.length > 0);

  const closePanel = useCallback(() => {
    void close();
    scroller.current?.focus({ preventScroll: true });
  }, [close]);

  const label = t('title');
  const nothing = !list.isPending && !list.error && rows.length === 0;
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <CustomerToolbar
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
        {nothing && (state.active > 0 ? <NothingFound onReset={state.reset} /> : <CustomerEmpty />)}
        {rows.length > 0 &&
          (phone ? (
            <CardList
              label={label}
              rows={rows}
              rowId={customerId}
              render={(row) => <CustomerCard row={row} to={toRecord(row.customer_id)} />}
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
              rowId={customerId}
              rowName={customerName}
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
          <BulkTagButton rows={rows} selection={selection} params={params} total={total} totalIsExact={totalIsExact} />
          {!selection.everything && (
            <Suspense fallback={null}>
              <ReassignButton
                chosen={{ customer_ids: [...selection.ids] }}
                count={selection.ids.size}
                isExact
                onDone={selection.clear}
              />
            </Suspense>
          )}
        </SelectionBar>
      </div>
      {openId && (
        <Suspense fallback={null}>
          <CustomerPanel
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

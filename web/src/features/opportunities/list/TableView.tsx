import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTexts } from '@/shared/i18n';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import { DataTable, TableSkeleton } from '@/shared/lists/DataTable';
import { isFilterError } from '@/shared/lists/filters';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { usePhone } from '@/shared/useMediaQuery';
import { OpportunityEmpty } from '../OpportunityEmpty';
import { type OpportunityRow, opportunityRecord } from '../opportunities.api';
import css from '../opportunities.module.css';
import { opportunityTexts } from '../opportunities.texts';
import type { OpportunityListState } from '../useOpportunityList';
import { OpportunityCard } from './OpportunityCard';
import { type OpportunityTable, opportunityId } from './useOpportunityTable';

const rowName = (row: OpportunityRow) => row.title;

/** The same deals as rows. */
export function TableView({ list, table }: { list: OpportunityListState; table: OpportunityTable }) {
  const t = useTexts(opportunityTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, columns, keys, live, openRow } = table;
  const onHover = useCallback(
    (row: OpportunityRow) => void cache.prefetchQuery(opportunityRecord(row.opportunity_id)),
    [cache],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: other conditions begin at the top
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [list.conditions]);

  const { hasMore, more, error } = rows;
  const all = rows.rows;
  const common = {
    label: t('title'),
    rows: all,
    rowId: opportunityId,
    onOpen: openRow,
    hasMore,
    onMore: more,
    scroller,
  };
  return (
    <div className={css.listArea} data-stale={rows.isStale || undefined}>
      {rows.isPending &&
        (phone ? (
          <div className={listCss.cards} role="status" aria-label={tl('loading')}>
            {['a', 'b', 'c', 'd', 'e'].map((key) => (
              <div key={key} className={css.cardBone}>
                <CardSkeleton />
              </div>
            ))}
          </div>
        ) : (
          <TableSkeleton columns={columns.shown} label={tl('loading')} />
        ))}
      {error && all.length === 0 && !isFilterError(error) && (
        <ListFailed error={error} onRetry={() => void rows.retry()} />
      )}
      {!rows.isPending &&
        !error &&
        all.length === 0 &&
        (list.active > 0 ? <NothingFound onReset={list.reset} /> : <OpportunityEmpty />)}
      {all.length > 0 &&
        (phone ? (
          <CardList {...common} render={(row) => <OpportunityCard row={row} />} />
        ) : (
          <DataTable
            {...common}
            columns={columns.shown}
            rowName={rowName}
            total={rows.total}
            sort={list.params.sort}
            onSort={(sort) => list.state.set({ sort })}
            onResize={columns.setWidth}
            cursor={keys.cursor}
            openId={list.openId}
            onHover={onHover}
            onKeyDown={keys.onKeyDown}
          />
        ))}
      {live.newer && (
        <button type="button" className={listCss.newer} onClick={live.refresh}>
          {tl('newer')}
        </button>
      )}
    </div>
  );
}

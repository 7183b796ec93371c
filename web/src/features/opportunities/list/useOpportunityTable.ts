import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { useAllColumns } from '@/features/customFields/public';
import { formatTotal } from '@/shared/format';
import { useColumns } from '@/shared/lists/useColumns';
import { useLiveRows } from '@/shared/lists/useLiveRows';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useRows } from '@/shared/lists/useRows';
import type { Neighbours } from '@/shared/records/SidePanel';
import { type OpportunityRow, opportunityKeys, opportunityList, opportunityRecord } from '../opportunities.api';
import type { OpportunityListState } from '../useOpportunityList';
import { firstColumns, useOpportunityColumns } from './opportunityColumns';

export const opportunityId = (row: OpportunityRow) => row.opportunity_id;
const liveKinds = ['opportunities', 'tasks', 'activities'];

/** The rows of the table, its columns, its cursor. */
export function useOpportunityTable(list: OpportunityListState, open: (id: string) => void) {
  const { params, openId, conditions } = list;
  const cache = useQueryClient();
  const allColumns = useAllColumns('opportunities', useOpportunityColumns());
  const columns = useColumns('opportunities', allColumns, firstColumns);
  const rows = useRows(
    useInfiniteQuery({ ...opportunityList(params), placeholderData: keepPreviousData }),
    opportunityId,
  );
  const ids = useMemo(() => rows.rows.map(opportunityId), [rows.rows]);
  const fetchOne = useCallback(
    (id: string) => cache.fetchQuery({ ...opportunityRecord(id), staleTime: 0 }) as Promise<OpportunityRow>,
    [cache],
  );
  const live = useLiveRows<OpportunityRow>({
    kinds: liveKinds,
    lists: opportunityKeys.lists,
    idKey: 'opportunity_id',
    pages: rows.pages,
    fetchOne,
  });
  const openRow = useCallback((row: OpportunityRow) => open(row.opportunity_id), [open]);
  const keys = useRowKeys({
    count: rows.rows.length,
    conditions,
    onOpen: (index) => rows.rows[index] && openRow(rows.rows[index]),
  });
  const { setCursor } = keys;
  const openAt = openId ? ids.indexOf(openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);

  const total = formatTotal(rows.total, rows.totalIsExact);
  const go = (row: OpportunityRow | undefined) => (row ? () => openRow(row) : null);
  const neighbours: Neighbours | null =
    openAt < 0 ? null : { at: openAt + 1, total, previous: go(rows.rows[openAt - 1]), next: go(rows.rows[openAt + 1]) };
  return { rows, allColumns, columns, live, keys, openRow, neighbours, total };
}

export type OpportunityTable = ReturnType<typeof useOpportunityTable>;

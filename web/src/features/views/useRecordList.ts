import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Column } from '@/shared/lists/DataTable';
import { type ColumnPreset, useColumns } from '@/shared/lists/useColumns';
import { useLiveRows } from '@/shared/lists/useLiveRows';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useRowSelection } from '@/shared/lists/useRowSelection';
import { useScrollPlace } from '@/shared/lists/useScrollPlace';
import { useAllColumns } from '../customFields/public';
import type { RecordKind } from './recordKind';
import { useGroupedRows } from './useGroupedRows';
import type { Shape } from './useView';

interface Shown<Row, Params> {
  of: RecordKind<Row, Params>;
  params: Params;
  columns: Column<Row>[];
  openId: string | null;
  onOpen: (id: string) => void;
  shape: Shape;
  /** The columns of the view one looks through. */
  preset: ColumnPreset | undefined;
}

/** The rows of a list and what one can do with them by mouse and keyboard: open, choose, go through, keep up to date. */
export function useRecordList<
  Row extends { custom_fields?: Record<string, unknown> },
  Params extends { filter?: string },
>(shown: Shown<Row, Params>) {
  const { of, params, openId, onOpen } = shown;
  const cache = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const conditions = JSON.stringify(params);
  const idOf = useCallback((row: Row) => String(row[of.idKey]), [of]);
  const allColumns = useAllColumns<Row>(of.kind, shown.columns);
  const columns = useColumns(of.kind, allColumns, of.firstColumns, shown.preset);
  const grouped = useGroupedRows(of, params, shown.shape, idOf);
  const { list } = grouped;
  const { rows } = list;
  const rowIds = useMemo(() => rows.map(idOf), [rows, idOf]);
  const selection = useRowSelection(rowIds, conditions);
  const fetchOne = useCallback(
    (id: string) => cache.fetchQuery({ ...of.record(id), staleTime: 0 }) as Promise<Row>,
    [cache, of],
  );
  const live = useLiveRows<Row>({
    kinds: of.liveKinds,
    lists: of.lists,
    idKey: of.idKey,
    pages: list.pages,
    fetchOne,
  });
  const openRow = useCallback((row: Row) => onOpen(idOf(row)), [onOpen, idOf]);
  const onHover = useCallback((row: Row) => void cache.prefetchQuery(of.record(idOf(row))), [cache, of, idOf]);
  const keys = useRowKeys({
    count: rows.length,
    conditions,
    onOpen: (index) => rows[index] && openRow(rows[index]),
    onToggle: selection.toggle,
  });
  const { setCursor } = keys;
  const openAt = openId ? rowIds.indexOf(openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);
  useScrollPlace(scroller, of.kind, conditions, rows.length > 0);
  return { ...grouped, idOf, allColumns, columns, selection, live, openRow, onHover, keys, scroller };
}

export type RecordList<Row extends { custom_fields?: Record<string, unknown> }> = ReturnType<
  typeof useRecordList<Row, { filter?: string }>
>;

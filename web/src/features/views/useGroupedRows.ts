import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { narrowed } from '@/shared/lists/filters';
import type { RowPage } from '@/shared/lists/rows';
import type { Section } from '@/shared/lists/sections';
import { type Rows, useRows } from '@/shared/lists/useRows';
import type { RecordKind } from './recordKind';
import type { Shape } from './useView';
import { type ListSummary, type SummaryGroup, summaryOf } from './views.api';

interface Place {
  group: number;
  cursor: string | null;
}
type GroupPage<Row> = RowPage<Row> & { group: number };

const keyOf = (field: string | undefined, one: SummaryGroup) => `${field}=${one.value ?? ''}`;

export interface Grouped<Row> {
  list: Rows<Row>;
  summary: ListSummary | undefined;
  /** Undefined while the list is not parted. */
  sections: (Section & { group: SummaryGroup })[] | undefined;
  toggle: (key: string) => void;
}

/**
 * The rows of a list, group after group when it is parted: each group is a list of its own with its own condition, so that it
 * is read along the same indexes, and a closed one is not read at all.
 */
export function useGroupedRows<Row, Params extends { filter?: string }>(
  of: RecordKind<Row, Params>,
  params: Params,
  shape: Shape,
  idOf: (row: Row) => string,
): Grouped<Row> {
  // a board and a calendar have figures and parts of their own
  const asList = shape.layout === 'list';
  const group = asList ? shape.group : undefined;
  const sums = asList ? shape.sums : '';
  const parted = group !== undefined;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const summary = useQuery({ ...summaryOf(of.kind, params, group, sums), enabled: parted || sums !== '' });
  const groups = parted && !summary.isPlaceholderData ? summary.data?.groups : undefined;
  const open = (groups ?? []).map((one) => !closed.has(keyOf(group, one)));

  const next = (from: number): Place | undefined => {
    const at = open.findIndex((isOpen, i) => isOpen && i >= from);
    return at < 0 ? undefined : { group: at, cursor: null };
  };
  const plain = useInfiniteQuery({ ...of.list(params), placeholderData: keepPreviousData, enabled: !parted });
  const inGroups = useInfiniteQuery({
    queryKey: [...of.lists, params, group, groups?.map((one) => one.filter), open],
    queryFn: async ({ pageParam, signal }): Promise<GroupPage<Row>> => {
      const { filter } = groups?.[pageParam.group] ?? { filter: '' };
      const conditions = { ...params, filter: narrowed(params.filter, filter) };
      const page = (await of.list(conditions).queryFn({ pageParam: pageParam.cursor, signal })) as RowPage<Row>;
      return { ...page, group: pageParam.group };
    },
    initialPageParam: next(0) ?? { group: 0, cursor: null },
    getNextPageParam: (last: GroupPage<Row>): Place | undefined =>
      last.next_cursor ? { group: last.group, cursor: last.next_cursor } : next(last.group + 1),
    placeholderData: keepPreviousData,
    enabled: parted && next(0) !== undefined,
  });
  const rows = useRows<Row>((parted ? inGroups : plain) as never, idOf);

  const sections = useMemo(() => {
    if (!parted) return undefined;
    const loaded = new Map<number, number>();
    for (const page of (inGroups.data as InfiniteData<GroupPage<Row>> | undefined)?.pages ?? [])
      loaded.set(page.group, (loaded.get(page.group) ?? 0) + page.items.length);
    return (groups ?? []).map((one, i) => {
      const key = keyOf(group, one);
      return { key, group: one, count: one.count, open: !closed.has(key), loaded: loaded.get(i) ?? 0 };
    });
  }, [parted, inGroups.data, groups, group, closed]);

  const whole = parted
    ? {
        ...rows,
        total: summary.data?.count ?? 0,
        totalIsExact: true,
        error: rows.error ?? summary.error,
        isPending: summary.isPending || (rows.isPending && next(0) !== undefined),
        isStale: rows.isStale || summary.isPlaceholderData,
      }
    : rows;
  return { list: whole, summary: summary.data, sections, toggle };
}

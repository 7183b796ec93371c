import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { RowPage } from './rows';

/** The rows of a list as far as they are loaded, and the way to more. */
export function useRows<Row>(list: UseInfiniteQueryResult<InfiniteData<RowPage<Row>>>, rowId: (row: Row) => string) {
  const rows = useMemo(() => {
    // a row that moved between two pages meanwhile came twice
    const seen = new Map<string, Row>();
    for (const page of list.data?.pages ?? []) for (const row of page.items) seen.set(rowId(row), row);
    return [...seen.values()];
  }, [list.data, rowId]);
  const { hasNextPage, isFetchingNextPage, isFetching, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetching, fetchNextPage]);
  /** Loads until so many rows are there, or all; tells how many there are. */
  const reach = useCallback(
    async (count: number) => {
      let there = rows.length;
      for (let goesOn = hasNextPage; goesOn && there < count; ) {
        const { data, isError, hasNextPage: isMore } = await fetchNextPage();
        there = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? there;
        goesOn = isMore && !isError;
      }
      return there;
    },
    [rows.length, hasNextPage, fetchNextPage],
  );
  const first = list.data?.pages[0];
  return {
    rows,
    more,
    reach,
    hasMore: hasNextPage,
    total: first?.total ?? 0,
    totalIsExact: first?.total_is_exact ?? true,
    pages: list.data?.pages.length ?? 0,
    error: list.error,
    isPending: list.isPending,
    /** What is shown belongs to the conditions before. */
    isStale: list.isPlaceholderData,
    retry: list.refetch,
  };
}

export type Rows<Row> = ReturnType<typeof useRows<Row>>;

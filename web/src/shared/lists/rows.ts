import type { InfiniteData, QueryClient } from '@tanstack/react-query';

/** One page of a list, as every list of the API answers. */
export interface RowPage<Row> {
  items: Row[];
  next_cursor: string | null;
  total: number;
  total_is_exact: boolean;
}

export type RowPages<Row> = InfiniteData<RowPage<Row>, string | null>;

/** The first page is small so that it shows at once; the later ones keep ahead of scrolling. */
export function pageOf(cursor: string | null, first = 50): { limit: number; cursor?: string } {
  return cursor === null ? { limit: first } : { limit: 100, cursor };
}

/** Writes what changed of one record into every loaded list that shows it, so that nobody waits for a reload. */
export function patchRows<Row extends object>(
  cache: QueryClient,
  lists: readonly unknown[],
  idKey: keyof Row,
  id: string,
  change: Partial<Row>,
): void {
  editRows<Row>(cache, lists, (page) => {
    const at = page.items.findIndex((row) => row[idKey] === id);
    if (at < 0) return page;
    const known = Object.entries(change).filter(([key]) => key in (page.items[at] as Row));
    return { ...page, items: page.items.with(at, { ...(page.items[at] as Row), ...Object.fromEntries(known) }) };
  });
}

/** Takes one record out of every loaded list, and out of its count. */
export function dropRows<Row extends object>(
  cache: QueryClient,
  lists: readonly unknown[],
  idKey: keyof Row,
  id: string,
): void {
  for (const [key, data] of cache.getQueriesData<RowPages<Row>>({ queryKey: lists })) {
    if (!data?.pages.some((page) => page.items.some((row) => row[idKey] === id))) continue;
    cache.setQueryData<RowPages<Row>>(key, {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        total: Math.max(0, page.total - 1),
        items: page.items.filter((row) => row[idKey] !== id),
      })),
    });
  }
}

function editRows<Row>(cache: QueryClient, lists: readonly unknown[], edit: (page: RowPage<Row>) => RowPage<Row>) {
  cache.setQueriesData<RowPages<Row>>({ queryKey: lists }, (data) => {
    if (!data?.pages) return data;
    const pages = data.pages.map(edit);
    return pages.some((page, i) => page !== data.pages[i]) ? { ...data, pages } : data;
  });
}

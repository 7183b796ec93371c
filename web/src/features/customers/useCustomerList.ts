import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { formatTotal } from '@/shared/format';
import { toQuery } from '@/shared/lists/filters';
import { type Rows, useRows } from '@/shared/lists/useRows';
import type { Neighbours } from '@/shared/records/SidePanel';
import { useListState } from '@/shared/useListState';
import { useCustomerFilters } from './customerChoices';
import { type CustomerListParams, type CustomerRow, customerKeys, customerList } from './customers.api';

/** What the address may say to the server; anything else in it is not ours. */
const known = [
  'q',
  'filter',
  'sort',
  'status',
  'grade',
  'industry',
  'scale',
  'source',
  'owner',
  'tag',
  'is_active',
  'parent_id',
  'created_after',
  'created_before',
];

export const customerId = (row: CustomerRow) => row.customer_id;

/** The list as the address describes it, and how to get from it to a record and back. */
export function useCustomerList() {
  const state = useListState();
  const defs = useCustomerFilters();
  const params = useMemo<CustomerListParams>(() => {
    const own = Object.fromEntries(Object.entries(state.values).filter(([key]) => known.includes(key)));
    const query = toQuery(defs, own);
    // searching without an order of one's own, the best hit comes first
    if (!query.sort && !query.q) query.sort = '-created_at';
    return query;
  }, [state.values, defs]);
  return { state, defs, params, conditions: JSON.stringify(params) };
}

/** The state of the address that opens a record beside the list. */
export const besideList = { panel: true };

/** Opens and closes records beside the list; the list's conditions stay in the address. */
export function useCustomerNavigation() {
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const beside = (state as { panel?: boolean } | null)?.panel === true;
  const toRecord = useCallback((id: string) => ({ pathname: `/customers/${id}`, search }), [search]);
  const open = useCallback(
    (id: string) => navigate({ pathname: `/customers/${id}`, search }, { state: besideList, replace: beside }),
    [navigate, search, beside],
  );
  const close = useCallback(() => navigate({ pathname: '/customers', search }), [navigate, search]);
  const expand = useCallback(
    (id: string) => navigate({ pathname: `/customers/${id}`, search }, { state: { list: true } }),
    [navigate, search],
  );
  const turnTo = useCallback(
    (id: string) => navigate({ pathname: `/customers/${id}`, search }, { state, replace: true }),
    [navigate, search, state],
  );
  return { toRecord, open, close, expand, turnTo };
}

/** The record before and after in the list, when it is known. */
export function neighboursIn(list: Rows<CustomerRow>, id: string, turnTo: (id: string) => void): Neighbours | null {
  const at = list.rows.findIndex((row) => row.customer_id === id);
  if (at < 0) return null;
  // keeps ahead of somebody who pages through with `]`
  if (at > list.rows.length - 5) list.more();
  const go = (row: CustomerRow | undefined) => (row ? () => turnTo(row.customer_id) : null);
  return {
    at: at + 1,
    total: formatTotal(list.total, list.totalIsExact),
    previous: go(list.rows[at - 1]),
    next: go(list.rows[at + 1]),
  };
}

/** For the full page: only what the list has loaded already is asked again, nothing is loaded for a direct link. */
export function useNeighboursOnPage(id: string, fromList: boolean): Neighbours | null {
  const { params } = useCustomerList();
  const { turnTo } = useCustomerNavigation();
  const cache = useQueryClient();
  const loaded = fromList && cache.getQueryData([...customerKeys.lists, params]) !== undefined;
  const list = useRows(
    useInfiniteQuery({ ...customerList(params), enabled: loaded, staleTime: Number.POSITIVE_INFINITY }),
    customerId,
  );
  return loaded ? neighboursIn(list, id, turnTo) : null;
}

import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { formatTotal } from '@/shared/format';
import { toQuery } from '@/shared/lists/filters';
import type { Rows } from '@/shared/lists/useRows';
import type { Neighbours } from '@/shared/records/SidePanel';
import { useListState } from '@/shared/useListState';
import { useLeadFilters } from './leadChoices';
import type { LeadListParams, LeadRow } from './leads.api';

/** What the address may say to the server; anything else in it is not ours. */
const known = ['q', 'filter', 'sort', 'status', 'quality', 'source', 'industry', 'city', 'owner', 'tag'];

export const leadId = (row: LeadRow) => row.lead_id;

/** The list as the address describes it. */
export function useLeadList() {
  const state = useListState();
  const defs = useLeadFilters();
  const params = useMemo<LeadListParams>(() => {
    const own = Object.fromEntries(Object.entries(state.values).filter(([key]) => known.includes(key)));
    const query = toQuery(defs, own);
    // searching without an order of one's own, the best hit comes first
    if (!query.sort && !query.q) query.sort = '-created_at';
    return query;
  }, [state.values, defs]);
  return { state, defs, params, conditions: JSON.stringify(params) };
}

/** The state of the address that opens a lead beside the list. */
export const besideList = { panel: true };

/** Opens and closes leads beside the list; the list's conditions stay in the address. */
export function useLeadNavigation() {
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const beside = (state as { panel?: boolean } | null)?.panel === true;
  const toRecord = useCallback((id: string) => ({ pathname: `/leads/${id}`, search }), [search]);
  const open = useCallback(
    (id: string) => navigate({ pathname: `/leads/${id}`, search }, { state: besideList, replace: beside }),
    [navigate, search, beside],
  );
  const close = useCallback(() => navigate({ pathname: '/leads', search }), [navigate, search]);
  const expand = useCallback((id: string) => navigate({ pathname: `/leads/${id}`, search }), [navigate, search]);
  return { toRecord, open, close, expand };
}

/** The lead before and after in the list, when it is known. */
export function neighboursIn(list: Rows<LeadRow>, id: string, turnTo: (id: string) => void): Neighbours | null {
  const at = list.rows.findIndex((row) => row.lead_id === id);
  if (at < 0) return null;
  // keeps ahead of somebody who pages through with `]`
  if (at > list.rows.length - 5) list.more();
  const go = (row: LeadRow | undefined) => (row ? () => turnTo(row.lead_id) : null);
  return {
    at: at + 1,
    total: formatTotal(list.total, list.totalIsExact),
    previous: go(list.rows[at - 1]),
    next: go(list.rows[at + 1]),
  };
}

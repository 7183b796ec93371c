import { useCallback } from 'react';
import { type To, useLocation, useNavigate } from 'react-router';
import { formatTotal } from '@/shared/format';
import type { Rows } from '@/shared/lists/useRows';
import type { Neighbours } from '@/shared/records/SidePanel';

/** The state of the address that opens a record beside the list. */
export const besideList = { panel: true };

export interface ListNavigation {
  toRecord: (id: string) => To;
  open: (id: string) => void;
  close: () => void;
  /** From beside the list to the full page. */
  expand: (id: string) => void;
  /** Another record in place of the one that is open, panel or page. */
  turnTo: (id: string) => void;
}

/** Opens and closes records beside their list; the list's conditions stay in the address. */
export function useListNavigation(path: string): ListNavigation {
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  const isOpen = pathname !== path && (state as { panel?: boolean } | null)?.panel === true;
  const toRecord = useCallback((id: string) => ({ pathname: `${path}/${id}`, search }), [path, search]);
  return {
    toRecord,
    open: useCallback(
      (id: string) => void navigate(toRecord(id), { state: besideList, replace: isOpen }),
      [navigate, toRecord, isOpen],
    ),
    close: useCallback(() => void navigate({ pathname: path, search }), [navigate, path, search]),
    expand: useCallback((id: string) => void navigate(toRecord(id), { state: { list: true } }), [navigate, toRecord]),
    turnTo: useCallback(
      (id: string) => void navigate(toRecord(id), { state, replace: true }),
      [navigate, toRecord, state],
    ),
  };
}

/** The record before and after in the list, when it is known. */
export function neighboursIn<Row>(
  list: Rows<Row>,
  idOf: (row: Row) => string,
  id: string | null,
  turnTo: (id: string) => void,
): Neighbours | null {
  const at = id === null ? -1 : list.rows.findIndex((row) => idOf(row) === id);
  if (at < 0) return null;
  // keeps ahead of somebody who pages through with `]`
  if (at > list.rows.length - 5) list.more();
  const go = (row: Row | undefined) => (row ? () => turnTo(idOf(row)) : null);
  return {
    at: at + 1,
    total: formatTotal(list.total, list.totalIsExact),
    previous: go(list.rows[at - 1]),
    next: go(list.rows[at + 1]),
  };
}

import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useAllColumns } from '@/features/customFields/public';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import { DataTable, TableSkeleton } from '@/shared/lists/DataTable';
import { type FilterDef, toQuery } from '@/shared/lists/filters';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { useColumns } from '@/shared/lists/useColumns';
import { useLiveRows } from '@/shared/lists/useLiveRows';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useRows } from '@/shared/lists/useRows';
import { useScrollPlace } from '@/shared/lists/useScrollPlace';
import type { Neighbours } from '@/shared/records/SidePanel';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { ContactCard, ContactsEmpty } from './ContactParts';
import { ContactToolbar } from './ContactToolbar';
import { firstColumns, useContactColumns } from './contactColumns';
import {
  type Contact,
  type ContactListParams,
  contactKeys,
  contactList,
  contactRecord,
  contactRoles,
} from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';

const contactId = (row: Contact) => row.contact_id;
const contactName = (row: Contact) => row.name;
const liveKinds = ['contacts'];
const known = ['q', 'role', 'customer_id', 'sort'];

interface ContactListProps {
  openId: string | null;
  children: (neighbours: Neighbours | null, onClose: () => void) => ReactNode;
}

/** Everybody at every customer. */
export function ContactListPage({ openId, children }: ContactListProps) {
  const t = useTexts(contactTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const state = useListState();
  const defs = useMemo<FilterDef[]>(
    () => [
      {
        key: 'role',
        label: t('role'),
        kind: 'switch',
        pinned: true,
        options: contactRoles.map((value) => ({ value, label: t(value) })),
      },
    ],
    [t],
  );
  const params = useMemo<ContactListParams>(
    () => toQuery(defs, Object.fromEntries(Object.entries(state.values).filter(([key]) => known.includes(key)))),
    [state.values, defs],
  );
  const conditions = JSON.stringify(params);
  const toRecord = useCallback((id: string) => ({ pathname: `/contacts/${id}`, search }), [search]);
  const open = useCallback(
    (id: string) => void navigate({ pathname: `/contacts/${id}`, search }, { replace: openId !== null }),
    [navigate, search, openId],
  );
  const openRow = useCallback((row: Contact) => open(row.contact_id), [open]);
  const allColumns = useAllColumns('contacts', useContactColumns(toRecord));
  const columns = useColumns('contacts', allColumns, firstColumns);
  const list = useRows(useInfiniteQuery({ ...contactList(params), placeholderData: keepPreviousData }), contactId);
  const { rows } = list;
  const rowIds = useMemo(() => rows.map(contactId), [rows]);
  const fetchOne = useCallback((id: string) => cache.fetchQuery({ ...contactRecord(id), staleTime: 0 }), [cache]);
  const live = useLiveRows<Contact>({
    kinds: liveKinds,
    lists: contactKeys.lists,
    idKey: 'contact_id',
    pages: list.pages,
    fetchOne,
  });
  const keys = useRowKeys({
    count: rows.length,
    conditions,
    onOpen: (index) => rows[index] && openRow(rows[index]),
  });
  const { setCursor } = keys;
  const onHover = useCallback((row: Contact) => void cache.prefetchQuery(contactRecord(row.contact_id)), [cache]);
  const openAt = openId ? rowIds.indexOf(openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);
  useScrollPlace(scroller, 'contacts', conditions, rows.length > 0);
  usePageTitle(openId ? undefined : t('title'));

  const go = (row: Contact | undefined) => (row ? () => openRow(row) : null);
  const total = formatTotal(list.total, list.totalIsExact);
  const neighbours =
    openAt < 0 ? null : { at: openAt + 1, total, previous: go(rows[openAt - 1]), next: go(rows[openAt + 1]) };
  const close = () => {
    void navigate({ pathname: '/contacts', search });
    scroller.current?.focus({ preventScroll: true });
  };
  const nothing = !list.isPending && !list.error && rows.length === 0;

  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <ContactToolbar
        state={state}
        defs={defs}
        params={params}
        allColumns={allColumns}
        columns={columns}
        total={list.isPending ? '' : total}
        count={list.total}
        totalIsExact={list.totalIsExact}
      />
      <div className={css.listArea} data-stale={list.isStale || undefined}>
        {list.isPending &&
          (phone ? (
            <div className={css.cardBones} role="status" aria-label={tl('loading')}>
              <CardSkeleton />
              <CardSkeleton />
              <CardSkeleton />
            </div>
          ) : (
            <TableSkeleton columns={columns.shown} label={tl('loading')} />
          ))}
        {list.error && rows.length === 0 && <ListFailed error={list.error} onRetry={() => void list.retry()} />}
        {nothing && (state.active > 0 ? <NothingFound onReset={state.reset} /> : <ContactsEmpty />)}
        {rows.length > 0 && phone && (
          <CardList
            label={t('title')}
            rows={rows}
            rowId={contactId}
            render={(row) => <ContactCard row={row} to={toRecord(row.contact_id)} />}
            onOpen={openRow}
            hasMore={list.hasMore}
            onMore={list.more}
            scroller={scroller}
          />
        )}
        {rows.length > 0 && !phone && (
          <DataTable
            label={t('title')}
            columns={columns.shown}
            rows={rows}
            rowId={contactId}
            rowName={contactName}
            total={list.total}
            sort={params.sort}
            onSort={(sort) => state.set({ sort })}
            onResize={columns.setWidth}
            cursor={keys.cursor}
            openId={openId}
            onOpen={openRow}
            onHover={onHover}
            onKeyDown={keys.onKeyDown}
            hasMore={list.hasMore}
            onMore={list.more}
            scroller={scroller}
          />
        )}
        {live.newer && (
          <button type="button" className={listCss.newer} onClick={live.refresh}>
            {tl('newer')}
          </button>
        )}
      </div>
      {children(neighbours, close)}
    </div>
  );
}

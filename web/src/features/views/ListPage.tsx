import { type ReactNode, Suspense, useCallback } from 'react';
import type { To } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import { type Column, DataTable, TableSkeleton } from '@/shared/lists/DataTable';
import { type FilterDef, isFilterError } from '@/shared/lists/filters';
import { ListFailed, NothingFound } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { SelectionBar } from '@/shared/lists/SelectionBar';
import type { RowSelection } from '@/shared/lists/useRowSelection';
import type { Neighbours } from '@/shared/records/SidePanel';
import type { ListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { ListToolbar } from './ListToolbar';
import css from './list.module.css';
import type { RecordKind } from './recordKind';
import { type ListNavigation, neighboursIn } from './useListNavigation';
import { useRecordList } from './useRecordList';

/** The rows chosen in a list, for what can be done with them. */
export interface Chosen<Row> {
  rows: Row[];
  selection: RowSelection;
  total: number;
  totalIsExact: boolean;
}

/** The record that is open beside its list. */
export interface Beside {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
  onExpand: () => void;
}

export interface ListWords {
  title: string;
  searchHint: string;
  create: string;
}

export interface ListPageProps<Row, Params> {
  of: RecordKind<Row, Params>;
  words: ListWords;
  state: ListState;
  defs: FilterDef[];
  params: Params;
  columns: Column<Row>[];
  navigation: ListNavigation;
  openId: string | null;
  onCreate: () => void;
  card: (row: Row, to: To) => ReactNode;
  /** What stands there when there is no record at all. */
  empty: ReactNode;
  /** Further tools beside the search. */
  tools?: ReactNode;
  /** Below the filters, such as figures. */
  figures?: ReactNode;
  /** Above the rows. */
  above?: ReactNode;
  chosen?: (chosen: Chosen<Row>) => ReactNode;
  /** Drawn with the row of the cursor, for keys that act on it. */
  atCursor?: (row: Row | undefined) => ReactNode;
  panel: (beside: Beside) => ReactNode;
}

/** All records of a kind that this person may see: found, narrowed, ordered, chosen, opened beside. */
export function ListPage<Row extends { custom_fields: Record<string, unknown> }, Params extends { sort?: string }>(
  props: ListPageProps<Row, Params>,
) {
  const { of, words, state, params, navigation, openId } = props;
  const shown = useRecordList({ of, params, columns: props.columns, openId, onOpen: navigation.open });
  const { list, selection, keys, scroller } = shown;
  const tl = useTexts(listTexts);
  const phone = usePhone();
  usePageTitle(openId ? undefined : words.title);
  const { close, expand } = navigation;
  const closePanel = useCallback(() => {
    close();
    scroller.current?.focus({ preventScroll: true });
  }, [close, scroller]);
  const { rows, total, totalIsExact } = list;
  const nothing = !list.isPending && !list.error && rows.length === 0;
  const common = {
    label: words.title,
    rows,
    rowId: shown.idOf,
    onOpen: shown.openRow,
    hasMore: list.hasMore,
    onMore: list.more,
    scroller,
  };
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <ListToolbar page={props} shown={shown} />
      <div className={css.listArea} data-stale={list.isStale || undefined}>
        {!phone && props.above}
        {list.isPending &&
          (phone ? (
            <CardBones label={tl('loading')} />
          ) : (
            <TableSkeleton columns={shown.columns.shown} label={tl('loading')} />
          ))}
        {list.error && rows.length === 0 && !isFilterError(list.error) && (
          <ListFailed error={list.error} onRetry={() => void list.retry()} />
        )}
        {nothing && (state.active > 0 ? <NothingFound onReset={state.reset} /> : props.empty)}
        {rows.length > 0 && phone && (
          <CardList {...common} render={(row) => props.card(row, navigation.toRecord(shown.idOf(row)))} />
        )}
        {rows.length > 0 && !phone && (
          <DataTable
            {...common}
            columns={shown.columns.shown}
            rowName={of.nameOf}
            total={total}
            sort={params.sort}
            onSort={(sort) => state.set({ sort })}
            onResize={shown.columns.setWidth}
            selected={selection.ids}
            onToggle={selection.toggle}
            onToggleAll={selection.toggleAll}
            cursor={keys.cursor}
            openId={openId}
            onHover={shown.onHover}
            onKeyDown={keys.onKeyDown}
          />
        )}
        {shown.live.newer && (
          <button type="button" className={listCss.newer} onClick={shown.live.refresh}>
            {tl('newer')}
          </button>
        )}
        <SelectionBar selection={selection} loaded={rows.length} total={total} totalIsExact={totalIsExact}>
          {props.chosen?.({ rows, selection, total, totalIsExact })}
        </SelectionBar>
        {props.atCursor?.(rows[keys.cursor])}
      </div>
      {openId && (
        <Suspense fallback={null}>
          {props.panel({
            id: openId,
            neighbours: neighboursIn(list, shown.idOf, openId, navigation.open),
            onClose: closePanel,
            onExpand: () => expand(openId),
          })}
        </Suspense>
      )}
    </div>
  );
}

function CardBones({ label }: { label: string }) {
  return (
    <div className={listCss.cards} role="status" aria-label={label}>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <div key={key} className={css.cardBone}>
          <CardSkeleton />
        </div>
      ))}
    </div>
  );
}

import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { To } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import type { CellMarks } from '@/shared/lists/cellMarks';
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
import { BulkEditButton } from './BulkEditButton';
import { GroupHead, useFooter } from './Figure';
import { ListToolbar } from './ListToolbar';
import css from './list.module.css';
import type { RecordKind } from './recordKind';
import { type ListNavigation, neighboursIn } from './useListNavigation';
import { type RecordList, useRecordList } from './useRecordList';
import { shapeOf, useView } from './useView';

const BoardLayout = lazy(async () => ({ default: (await import('./BoardLayout')).BoardLayout }));
const CalendarLayout = lazy(async () => ({ default: (await import('./CalendarLayout')).CalendarLayout }));

// what edits comes after the rows are there
const CellLayer = lazy(async () => ({ default: (await import('./cells/CellLayer')).CellLayer }));

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

type Customized = { custom_fields?: Record<string, unknown> };
type Conditions = { sort?: string; filter?: string };

/** All records of a kind that this person may see: found, narrowed, ordered, parted, chosen, opened beside. */
export function ListPage<Row extends Customized, Params extends Conditions>(props: ListPageProps<Row, Params>) {
  const { of, words, state, params, navigation, openId } = props;
  const shape = shapeOf(state.values);
  const view = useView(of, state);
  const { columns } = props;
  const shown = useRecordList({ of, params, columns, openId, onOpen: navigation.open, shape, preset: view.preset });
  const { list, scroller } = shown;
  usePageTitle(openId ? undefined : (view.current?.name ?? words.title));
  const { close, expand } = navigation;
  const closePanel = useCallback(() => {
    close();
    scroller.current?.focus({ preventScroll: true });
  }, [close, scroller]);
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <ListToolbar page={props} shown={shown} view={view} />
      <div className={css.listArea} data-stale={list.isStale || undefined}>
        {shape.layout === 'list' ? (
          <Rows page={props} shown={shown} />
        ) : (
          <Suspense fallback={null}>
            {shape.layout === 'board' ? (
              <BoardLayout page={props as never} idOf={shown.idOf as never} />
            ) : (
              <CalendarLayout page={props as never} idOf={shown.idOf as never} />
            )}
          </Suspense>
        )}
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

interface RowsProps<Row extends Customized, Params> {
  page: ListPageProps<Row, Params>;
  shown: RecordList<Row>;
}

/** The records as rows, on the phone as cards. */
function Rows<Row extends Customized, Params extends Conditions>({ page, shown }: RowsProps<Row, Params>) {
  const { of, words, state, params, navigation, openId } = page;
  const { list, selection, keys, scroller, sections } = shown;
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const [cells, setCells] = useState<CellMarks>();
  const { summary } = shown;
  const footer = useFooter({
    kind: of.kind,
    measures: summary?.measures ?? {},
    currency: summary?.currency,
    others: summary?.other_currencies,
  });
  const { rows, total, totalIsExact } = list;
  const there = rows.length > 0 || (sections?.length ?? 0) > 0;
  const common = {
    label: words.title,
    rows,
    rowId: shown.idOf,
    onOpen: shown.openRow,
    hasMore: list.hasMore,
    onMore: list.more,
    scroller,
    sections,
    renderSection: (index: number) => {
      const section = sections?.[index];
      if (!section) return null;
      const { group, open, key } = section;
      return <GroupHead kind={of.kind} group={group} open={open} onToggle={() => shown.toggle(key)} />;
    },
  };
  return (
    <>
      {!phone && page.above}
      {list.isPending &&
        (phone ? (
          <CardBones label={tl('loading')} />
        ) : (
          <TableSkeleton columns={shown.columns.shown} label={tl('loading')} />
        ))}
      {list.error && !there && !isFilterError(list.error) && (
        <ListFailed error={list.error} onRetry={() => void list.retry()} />
      )}
      {!list.isPending &&
        !list.error &&
        !there &&
        (state.active > 0 ? <NothingFound onReset={state.reset} /> : page.empty)}
      {there && phone && (
        <CardList
          {...common}
          rowName={of.nameOf}
          choosing={selection.choosing ? selection : undefined}
          render={(row) => page.card(row, navigation.toRecord(shown.idOf(row)))}
        />
      )}
      {there && !phone && (
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
          footer={Object.keys(footer).length > 0 ? footer : undefined}
          cells={cells}
        />
      )}
      {there && !phone && (
        <Suspense fallback={null}>
          <CellLayer of={of as never} shown={shown as never} onReady={setCells} />
        </Suspense>
      )}
      {shown.live.newer && (
        <button type="button" className={listCss.newer} onClick={shown.live.refresh}>
          {tl('newer')}
        </button>
      )}
      <SelectionBar selection={selection} loaded={rows.length} total={total} totalIsExact={totalIsExact}>
        {page.chosen?.({ rows, selection, total, totalIsExact })}
        <BulkEditButton kind={of.kind} selection={selection} params={params} total={total} />
      </SelectionBar>
      {page.atCursor?.(rows[keys.cursor])}
    </>
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

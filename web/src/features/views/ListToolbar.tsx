import { Button, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { ExportButton } from '@/features/exports/public';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { ChooseIcon, ImportIcon, PlusIcon } from '@/shared/icons';
import { ColumnChooser } from '@/shared/lists/ColumnChooser';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { SearchBox } from '@/shared/lists/SearchBox';
import { SortMenu } from '@/shared/lists/SortMenu';
import { useCan } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import type { ListPageProps } from './ListPage';
import css from './list.module.css';
import { ShapeMenu } from './ShapeMenu';
import { useConditions } from './useConditions';
import type { RecordList } from './useRecordList';
import type { ViewInUse } from './useView';
import { ViewTitle } from './ViewTitle';

type Customized = { custom_fields?: Record<string, unknown> };

interface ToolbarProps<Row extends Customized, Params> {
  page: ListPageProps<Row, Params>;
  shown: RecordList<Row>;
  view: ViewInUse;
}

/** Everything above the rows: search, filters, order, columns, export, numbers. */
export function ListToolbar<Row extends Customized, Params extends { sort?: string; filter?: string }>(
  props: ToolbarProps<Row, Params>,
) {
  const { state, words, params } = props.page;
  const sorts = props.shown.allColumns.flatMap(({ sort, title, sortFalling }) =>
    sort ? [{ key: sort, label: title, falling: sortFalling }] : [],
  );
  const phone = usePhone();
  const search = (
    <SearchBox
      value={state.values.q ?? ''}
      placeholder={words.searchHint}
      onSearch={(q) => state.set({ q }, { replace: true })}
    />
  );
  const sort = <SortMenu choices={sorts} value={params.sort ?? ''} onChange={(value) => state.set({ sort: value })} />;
  return phone ? <OnPhone {...props} search={search} sort={sort} /> : <AtDesk {...props} search={search} sort={sort} />;
}

interface Parts {
  search: React.ReactNode;
  sort: React.ReactNode;
}

function OnPhone<Row extends Customized, Params extends { filter?: string }>(props: ToolbarProps<Row, Params> & Parts) {
  const { page, shown, search, sort } = props;
  const { of, words, state, defs, params } = page;
  const tl = useTexts(listTexts);
  const can = useCan();
  const { list } = shown;
  const conditions = useConditions({ kind: of.kind, state, sent: params.filter, error: list.error });
  const total = list.isPending ? '' : formatTotal(list.total, list.totalIsExact);
  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        {search}
        <FilterSheet defs={defs} values={state.values} total={total} onChange={state.set} onMore={conditions.open} />
      </div>
      <div className={css.phoneRow}>
        <ViewTitle title={words.title} kind={of.kind} view={props.view} state={state} />
        <span className={css.count} aria-live="polite">
          {total && tl('countOnly', { total })}
        </span>
        <span className={css.grow} />
        <button
          type="button"
          className={listCss.iconButton}
          aria-label={tl('choose')}
          aria-pressed={shown.selection.choosing}
          onClick={shown.selection.choosing ? shown.selection.clear : shown.selection.startChoosing}
        >
          <ChooseIcon />
        </button>
        <ShapeMenu kind={of.kind} state={state} />
        {sort}
      </div>
      {page.tools && <div className={css.phoneRow}>{page.tools}</div>}
      {conditions.bar}
      {can(`${of.kind}.create`) && (
        <button type="button" className={css.floating} aria-label={words.create} onClick={page.onCreate}>
          <PlusIcon />
        </button>
      )}
    </header>
  );
}

function AtDesk<Row extends Customized, Params extends { filter?: string }>(props: ToolbarProps<Row, Params> & Parts) {
  const { of, state, defs, words, params } = props.page;
  const tl = useTexts(listTexts);
  const { list, keys } = props.shown;
  const conditions = useConditions({ kind: of.kind, state, sent: params.filter, error: list.error });
  const total = list.isPending ? '' : formatTotal(list.total, list.totalIsExact);
  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        <ViewTitle title={words.title} kind={of.kind} view={props.view} state={state} columns={props.shown.columns} />
        <span className={css.count} aria-live="polite">
          {total && (list.rows[keys.cursor] ? tl('ofTotal', { at: keys.cursor + 1, total }) : total)}
        </span>
        <span className={css.grow} />
        {props.page.tools}
        {props.search}
        <FileTools {...props} />
        <ShapeMenu kind={of.kind} state={state} />
        <ColumnChooser all={props.shown.allColumns} choice={props.shown.columns} />
      </div>
      <div className={css.filterRow}>
        <FilterChips defs={defs} values={state.values} onChange={state.set} />
        <span className={css.grow} />
        {conditions.button}
        {props.sort}
      </div>
      {conditions.bar}
      {props.page.figures}
    </header>
  );
}

/** From a file, into a file. */
function FileTools<Row extends Customized, Params>({ page, shown }: ToolbarProps<Row, Params>) {
  const { of, params } = page;
  const tl = useTexts(listTexts);
  const can = useCan();
  const navigate = useNavigate();
  const names = shown.columns.keys.map((key) => (of.inFiles && key in of.inFiles ? of.inFiles[key] : key));
  return (
    <>
      {can(`${of.kind}.import`) && (
        <Tooltip title={tl('importHere')}>
          <Button
            type="text"
            icon={<ImportIcon />}
            aria-label={tl('importHere')}
            onClick={() => void navigate(`/imports/new?kind=${of.kind}`)}
          />
        </Tooltip>
      )}
      {can(`${of.kind}.export`) && (
        <ExportButton
          kind={of.kind}
          params={params as object}
          total={shown.list.total}
          totalIsExact={shown.list.totalIsExact}
          columns={names.filter((name) => name !== null && name !== undefined)}
        />
      )}
    </>
  );
}

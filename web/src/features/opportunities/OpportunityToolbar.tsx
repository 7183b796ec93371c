import { Button, Segmented, Select, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { ExportButton } from '@/features/exports/public';
import { say, useTexts } from '@/shared/i18n';
import { BoardIcon, CodeIcon, ForecastIcon, ImportIcon, PlusIcon, TableIcon } from '@/shared/icons';
import { AdvancedFilter } from '@/shared/lists/AdvancedFilter';
import { ColumnChooser } from '@/shared/lists/ColumnChooser';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { SearchBox } from '@/shared/lists/SearchBox';
import { SortMenu } from '@/shared/lists/SortMenu';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { usePhone } from '@/shared/useMediaQuery';
import { BoardTotals } from './board/BoardTotals';
import { CardFieldsChooser } from './board/CardFieldsChooser';
import type { CardField } from './board/cardFields';
import { CustomerChip } from './CustomerChip';
import { openCreateOpportunity } from './createRequest';
import type { OpportunityTable } from './list/useOpportunityTable';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';
import { type OpportunityListState, type View, views } from './useOpportunityList';

interface ToolbarProps {
  list: OpportunityListState;
  cards?: { fields: CardField[]; choose: (fields: CardField[]) => void; closed: boolean };
  table?: OpportunityTable;
  advanced: boolean;
  onAdvanced: (shown: boolean) => void;
  error: unknown;
}

const viewIcons = { board: BoardIcon, table: TableIcon, forecast: ForecastIcon };

/** Everything above the deals: pipeline, view, search, conditions. */
export function OpportunityToolbar(props: ToolbarProps) {
  const { list } = props;
  const t = useTexts(opportunityTexts);
  const phone = usePhone();
  const canCreate = useCan()('opportunities.create');
  const { pipeline } = list;
  useShortcut(
    'c',
    () => say(opportunityTexts, 'create'),
    () => openCreateOpportunity({ pipeline: pipeline?.pipeline_id }),
    { enabled: canCreate },
  );
  const search = (
    <SearchBox
      value={list.state.values.q ?? ''}
      placeholder={t('searchHint')}
      onSearch={(q) => list.state.set({ q }, { replace: true })}
    />
  );
  if (!phone) return <DesktopBar {...props} search={search} />;
  return (
    <header className={css.toolbar}>
      <h1 className="gx-visually-hidden">{t('title')}</h1>
      <div className={css.toolRow}>
        {search}
        <FilterSheet
          defs={list.defs}
          values={list.state.values}
          total={props.table?.total ?? ''}
          onChange={list.state.set}
        />
      </div>
      <div className={css.phoneRow}>
        <PipelineChoice list={list} />
        <span className={css.grow} />
        <ViewSwitch list={list} compact />
      </div>
      {canCreate && (
        <button
          type="button"
          className={css.floating}
          aria-label={t('create')}
          onClick={() => openCreateOpportunity({ pipeline: pipeline?.pipeline_id })}
        >
          <PlusIcon />
        </button>
      )}
    </header>
  );
}

function DesktopBar(props: ToolbarProps & { search: React.ReactNode }) {
  const { list, cards, table } = props;
  const { state, params } = list;
  const t = useTexts(opportunityTexts);
  const tl = useTexts(listTexts);
  const can = useCan();
  const navigate = useNavigate();
  const sorts = [
    { key: 'created_at', label: t('created_at'), falling: true },
    { key: 'expected_close_date', label: t('expected_close_date') },
    { key: 'amount', label: t('amount'), falling: true },
    { key: 'title', label: t('name') },
    { key: 'updated_at', label: t('updated_at'), falling: true },
  ];
  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        <h1 className={css.title}>{t('title')}</h1>
        <PipelineChoice list={list} />
        {list.view === 'board' && <BoardTotals params={params} stages={list.pipeline?.stages ?? []} />}
        {table && !table.rows.isPending && (
          <span className={css.count} aria-live="polite">
            {table.total}
          </span>
        )}
        <span className={css.grow} />
        {props.search}
        <ViewSwitch list={list} />
        {can('opportunities.import') && (
          <Tooltip title={t('importHere')}>
            <Button
              type="text"
              icon={<ImportIcon />}
              aria-label={t('importHere')}
              onClick={() => navigate('/imports/new?kind=opportunities')}
            />
          </Tooltip>
        )}
        {table && can('opportunities.export') && (
          <ExportButton
            kind="opportunities"
            params={params}
            total={table.rows.total}
            totalIsExact={table.rows.totalIsExact}
            columns={exportKeys(table.columns.keys)}
          />
        )}
        {table && <ColumnChooser all={table.allColumns} choice={table.columns} />}
        {cards && list.view === 'board' && (
          <CardFieldsChooser
            fields={cards.fields}
            onChoose={cards.choose}
            closed={cards.closed}
            onClosed={(closed) => state.set({ closed: closed ? '1' : undefined }, { replace: true })}
          />
        )}
      </div>
      <div className={css.filterRow}>
        {state.values.customer_id && (
          <CustomerChip id={state.values.customer_id} onClear={() => state.set({ customer_id: undefined })} />
        )}
        <FilterChips defs={list.defs} values={state.values} onChange={state.set} />
        <span className={css.grow} />
        {list.view !== 'forecast' && (
          <Tooltip title={tl('advanced')}>
            <button
              type="button"
              className={listCss.iconButton}
              aria-label={tl('advanced')}
              aria-pressed={props.advanced}
              onClick={() => {
                props.onAdvanced(!props.advanced);
                if (state.values.filter) state.set({ filter: undefined });
              }}
            >
              <CodeIcon />
            </button>
          </Tooltip>
        )}
        {table && <SortMenu choices={sorts} value={params.sort ?? ''} onChange={(sort) => state.set({ sort })} />}
      </div>
      {props.advanced && list.view !== 'forecast' && (
        <AdvancedFilter
          value={state.values.filter ?? ''}
          sent={params.filter}
          error={props.error}
          onApply={(filter) => state.set({ filter })}
          onClose={() => {
            props.onAdvanced(false);
            state.set({ filter: undefined });
          }}
        />
      )}
    </header>
  );
}

function ViewSwitch({ list, compact = false }: { list: OpportunityListState; compact?: boolean }) {
  const t = useTexts(opportunityTexts);
  return (
    <Segmented<View>
      aria-label={t('view')}
      value={list.view}
      options={views.map((value) => {
        const Icon = viewIcons[value];
        const name = t(`view.${value}`);
        return {
          value,
          title: name,
          label: (
            <span className={css.viewName}>
              <Icon />
              <span className={compact ? 'gx-visually-hidden' : undefined}>{name}</span>
            </span>
          ),
        };
      })}
      onChange={(view) => list.state.set({ view: view === 'board' ? undefined : view })}
    />
  );
}

/** Which pipeline; no choice where there is only one. */
function PipelineChoice({ list }: { list: OpportunityListState }) {
  const t = useTexts(opportunityTexts);
  const all = list.pipelines.data?.items.filter((one) => one.is_active) ?? [];
  if (all.length < 2 || list.view === 'table') return null;
  return (
    <Select
      variant="filled"
      aria-label={t('pipeline')}
      className={css.pipelineChoice}
      popupMatchSelectWidth={false}
      value={list.pipeline?.pipeline_id}
      options={all.map((one) => ({ value: one.pipeline_id, label: one.name }))}
      onChange={(pipeline: string) => list.state.set({ pipeline, stage: undefined })}
    />
  );
}

/** The columns of the table by the names of the fields that can be exported. */
const exportKeys = (keys: string[]) =>
  keys
    .filter((key) => !['next_activity', 'days_in_stage'].includes(key))
    .map((key) => (key === 'owner_name' ? 'owner_id' : key === 'customer_name' ? 'customer_id' : key));

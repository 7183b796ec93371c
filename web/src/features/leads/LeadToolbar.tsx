import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CodeIcon, ImportIcon, PlusIcon } from '@/shared/icons';
import { AdvancedFilter } from '@/shared/lists/AdvancedFilter';
import { ColumnChooser } from '@/shared/lists/ColumnChooser';
import type { Column } from '@/shared/lists/DataTable';
import { ExportButton } from '@/shared/lists/ExportButton';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import type { FilterDef } from '@/shared/lists/filters';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { SearchBox } from '@/shared/lists/SearchBox';
import { SortMenu } from '@/shared/lists/SortMenu';
import type { ColumnChoice } from '@/shared/lists/useColumns';
import { useCan } from '@/shared/session';
import type { ListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { openLeadForm } from './formRequest';
import { type LeadListParams, type LeadRow, leadExportAddress } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

interface LeadToolbarProps {
  state: ListState;
  defs: FilterDef[];
  params: LeadListParams;
  allColumns: Column<LeadRow>[];
  columns: ColumnChoice<LeadRow>;
  /** The row of the cursor, from 1; 0 when there is none. */
  at: number;
  total: number;
  totalIsExact: boolean;
  error: unknown;
  isPending: boolean;
}

/** Everything above the rows: search, filters, order, columns, export, numbers. */
export function LeadToolbar(props: LeadToolbarProps) {
  const { state, defs, params, total, totalIsExact } = props;
  const t = useTexts(leadTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const can = useCan();
  const navigate = useNavigate();
  const [advanced, setAdvanced] = useState(Boolean(state.values.filter));
  const showAdvanced = advanced || Boolean(state.values.filter);
  const shownTotal = props.isPending ? '' : formatTotal(total, totalIsExact);
  const sorts = [
    { key: 'created_at', label: t('created_at'), falling: true },
    { key: 'score', label: t('score'), falling: true },
    { key: 'last_activity_at', label: t('last_activity_at'), falling: true },
    { key: 'name', label: t('name') },
    { key: 'updated_at', label: t('updated_at'), falling: true },
  ];
  const search = (
    <SearchBox
      value={state.values.q ?? ''}
      placeholder={t('searchHint')}
      onSearch={(q) => state.set({ q }, { replace: true })}
    />
  );
  const sort = <SortMenu choices={sorts} value={params.sort ?? ''} onChange={(value) => state.set({ sort: value })} />;

  if (phone) {
    return (
      <header className={css.toolbar}>
        <h1 className="gx-visually-hidden">{t('title')}</h1>
        <div className={css.toolRow}>
          {search}
          <FilterSheet defs={defs} values={state.values} total={shownTotal} onChange={state.set} />
        </div>
        <div className={css.phoneRow}>
          <span className={css.count} aria-live="polite">
            {shownTotal && tl('countOnly', { total: shownTotal })}
          </span>
          <span className={css.grow} />
          {sort}
        </div>
        {can('leads.create') && (
          <button type="button" className={css.floating} aria-label={t('create')} onClick={() => openLeadForm(true)}>
            <PlusIcon />
          </button>
        )}
      </header>
    );
  }

  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        <h1 className={css.title}>{t('title')}</h1>
        <span className={css.count} aria-live="polite">
          {shownTotal && (props.at > 0 ? tl('ofTotal', { at: props.at, total: shownTotal }) : shownTotal)}
        </span>
        <span className={css.grow} />
        {search}
        {can('leads.import') && (
          <Tooltip title={t('importHere')}>
            <Button
              type="text"
              icon={<ImportIcon />}
              aria-label={t('importHere')}
              onClick={() => navigate('/imports/new?kind=leads')}
            />
          </Tooltip>
        )}
        {can('leads.export') && (
          <ExportButton
            total={total}
            totalIsExact={totalIsExact}
            columns={exportKeys(props.columns.keys)}
            address={(format, columns, lang) => leadExportAddress(params, format, columns, lang)}
          />
        )}
        <ColumnChooser all={props.allColumns} choice={props.columns} />
      </div>
      <div className={css.filterRow}>
        <FilterChips defs={defs} values={state.values} onChange={state.set} />
        <span className={css.grow} />
        <Tooltip title={tl('advanced')}>
          <button
            type="button"
            className={listCss.iconButton}
            aria-label={tl('advanced')}
            aria-pressed={showAdvanced}
            onClick={() => {
              setAdvanced(!showAdvanced);
              if (state.values.filter) state.set({ filter: undefined });
            }}
          >
            <CodeIcon />
          </button>
        </Tooltip>
        {sort}
      </div>
      {showAdvanced && (
        <AdvancedFilter
          value={state.values.filter ?? ''}
          sent={params.filter}
          error={props.error}
          onApply={(filter) => state.set({ filter })}
          onClose={() => {
            setAdvanced(false);
            state.set({ filter: undefined });
          }}
        />
      )}
    </header>
  );
}

/** The columns of the list by the names of the fields that can be exported. */
const exportKeys = (keys: string[]) => keys.map((key) => (key === 'assigned_to_name' ? 'owner_id' : key));

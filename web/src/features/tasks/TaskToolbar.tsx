import { Segmented } from 'antd';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { ColumnChooser } from '@/shared/lists/ColumnChooser';
import type { Column } from '@/shared/lists/DataTable';
import { ExportButton } from '@/shared/lists/ExportButton';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import type { FilterDef, Values } from '@/shared/lists/filters';
import { listTexts } from '@/shared/lists/lists.texts';
import { SearchBox } from '@/shared/lists/SearchBox';
import type { ColumnChoice } from '@/shared/lists/useColumns';
import { useCan } from '@/shared/session';
import type { ListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usualStatus } from './taskFilters';
import { openTaskForm } from './taskRequest';
import { type Task, type TaskListParams, taskExportAddress } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

interface TaskToolbarProps {
  state: ListState;
  defs: FilterDef[];
  params: TaskListParams;
  allColumns: Column<Task>[];
  columns: ColumnChoice<Task>;
  total: string;
  count: number;
  totalIsExact: boolean;
}

/** Whose tasks, at one tap: mine, everybody's. */
function Whose({ state }: { state: ListState }) {
  const t = useTexts(taskTexts);
  return (
    <Segmented
      aria-label={t('assignee')}
      options={[
        { value: 'me', label: t('mine') },
        { value: '', label: t('all') },
      ]}
      value={state.values.assignee === 'me' ? 'me' : ''}
      onChange={(assignee) => state.set({ assignee })}
    />
  );
}

/** Taking out the status that holds anyhow means tasks of every status. */
function withStatus(change: Values, now: string | undefined): Values {
  const takenOut = 'status' in change && !change.status;
  return takenOut && (now ?? usualStatus) === usualStatus ? { ...change, status: 'all' } : change;
}

export function TaskToolbar(props: TaskToolbarProps) {
  const { state, defs, params, total } = props;
  const t = useTexts(taskTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const can = useCan();
  const search = (
    <SearchBox
      value={state.values.q ?? ''}
      placeholder={t('searchHint')}
      onSearch={(q) => state.set({ q }, { replace: true })}
    />
  );
  // the status that holds anyhow is shown as chosen
  const values: Values = { status: usualStatus, ...state.values };
  const change = (to: Values) => state.set(withStatus(to, state.values.status));
  if (phone) {
    return (
      <header className={css.toolbar}>
        <h1 className="gx-visually-hidden">{t('title')}</h1>
        <div className={css.toolRow}>
          {search}
          <FilterSheet defs={defs} values={values} total={total} onChange={change} />
        </div>
        <div className={css.toolRow}>
          <Whose state={state} />
          <span className={css.grow} />
          <span className={css.count} aria-live="polite">
            {total && tl('countOnly', { total })}
          </span>
        </div>
        {can('tasks.create') && (
          <button type="button" className={css.floating} aria-label={t('create')} onClick={() => openTaskForm()}>
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
          {total}
        </span>
        <span className={css.grow} />
        <Whose state={state} />
        {search}
        {can('tasks.export') && (
          <ExportButton
            total={props.count}
            totalIsExact={props.totalIsExact}
            address={(format, _columns, lang) => taskExportAddress(params, format, lang)}
          />
        )}
        <ColumnChooser all={props.allColumns} choice={props.columns} />
      </div>
      <FilterChips defs={defs} values={values} onChange={change} />
    </header>
  );
}

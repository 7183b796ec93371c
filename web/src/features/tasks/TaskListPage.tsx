import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useMatch, useNavigate } from 'react-router';
import { useAllColumns } from '@/features/customFields/public';
import { formatTotal } from '@/shared/format';
import { say, useTexts } from '@/shared/i18n';
import { PlusIcon, TaskIcon } from '@/shared/icons';
import { CardList, CardSkeleton } from '@/shared/lists/CardList';
import { DataTable, TableSkeleton } from '@/shared/lists/DataTable';
import { ListFailed, ListNotice, NothingFound } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { useColumns } from '@/shared/lists/useColumns';
import { useLiveRows } from '@/shared/lists/useLiveRows';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useRows } from '@/shared/lists/useRows';
import { useScrollPlace } from '@/shared/lists/useScrollPlace';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { TaskCard } from './TaskCard';
import { TaskQuickAdd } from './TaskQuickAdd';
import { TaskToolbar } from './TaskToolbar';
import { firstColumns, useTaskColumns } from './taskColumns';
import { taskParams, useTaskFilters } from './taskFilters';
import { openTaskForm } from './taskRequest';
import { type Task, taskKeys, taskList, taskRecord } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';
import { useTaskActions } from './useTaskActions';

const TaskPanel = lazy(async () => ({ default: (await import('./TaskPanel')).TaskPanel }));
const taskId = (task: Task) => task.task_id;
const taskName = (task: Task) => task.title;
const liveKinds = ['tasks'];

/** All tasks this person may see; one opens beside the list. */
export function TaskListPage() {
  const t = useTexts(taskTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const state = useListState();
  const defs = useTaskFilters();
  const params = useMemo(() => taskParams(defs, state.values), [defs, state.values]);
  const conditions = JSON.stringify(params);
  const { openId, open, close, toRecord } = useTaskNavigation();
  const openRow = useCallback((task: Task) => open(task.task_id), [open]);
  const allColumns = useAllColumns('tasks', useTaskColumns(toRecord));
  const columns = useColumns('tasks', allColumns, firstColumns);
  const list = useRows(useInfiniteQuery({ ...taskList(params), placeholderData: keepPreviousData }), taskId);
  const { rows } = list;
  const fetchOne = useCallback((id: string) => cache.fetchQuery({ ...taskRecord(id), staleTime: 0 }), [cache]);
  const live = useLiveRows<Task>({
    kinds: liveKinds,
    lists: taskKeys.lists,
    idKey: 'task_id',
    pages: list.pages,
    fetchOne,
  });
  const keys = useRowKeys({ count: rows.length, conditions, onOpen: (at) => rows[at] && openRow(rows[at]) });
  const { setCursor } = keys;
  useCompleteKey(rows[keys.cursor]);
  const onHover = useCallback((task: Task) => void cache.prefetchQuery(taskRecord(task.task_id)), [cache]);
  const openAt = openId ? rows.findIndex((task) => task.task_id === openId) : -1;
  useEffect(() => {
    if (openAt >= 0) setCursor(openAt);
  }, [openAt, setCursor]);
  useScrollPlace(scroller, 'tasks', conditions, rows.length > 0);
  usePageTitle(openId ? undefined : t('title'));

  const total = formatTotal(list.total, list.totalIsExact);
  const go = (task: Task | undefined) => (task ? () => openRow(task) : null);
  const neighbours =
    openAt < 0 ? null : { at: openAt + 1, total, previous: go(rows[openAt - 1]), next: go(rows[openAt + 1]) };
  const nothing = !list.isPending && !list.error && rows.length === 0;
  return (
    <div className={css.page} data-beside={openId !== null || undefined}>
      <TaskToolbar
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
        {!phone && <TaskQuickAdd />}
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
        {nothing && (state.active > 0 ? <NothingFound onReset={state.reset} /> : <NoTasks />)}
        {rows.length > 0 && phone && (
          <CardList
            label={t('title')}
            rows={rows}
            rowId={taskId}
            render={(task) => <TaskCard task={task} to={toRecord(task.task_id)} />}
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
            rowId={taskId}
            rowName={taskName}
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
      {openId && (
        <Suspense fallback={null}>
          <TaskPanel
            id={openId}
            neighbours={neighbours}
            onClose={() => {
              close();
              scroller.current?.focus({ preventScroll: true });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** `e` ticks the task under the cursor. */
function useCompleteKey(task: Task | undefined): void {
  const can = useCan();
  const { complete } = useTaskActions();
  useShortcut(
    'e',
    () => say(taskTexts, 'complete'),
    () => task && void complete(task),
    { group: 'list', enabled: task !== undefined && can('tasks.edit') },
  );
}

/** Opens and closes tasks beside the list; the list's conditions stay in the address. */
function useTaskNavigation() {
  const openId = useMatch('/tasks/:id')?.params.id ?? null;
  const navigate = useNavigate();
  const { search } = useLocation();
  const toRecord = useCallback((id: string) => ({ pathname: `/tasks/${id}`, search }), [search]);
  const open = useCallback(
    (id: string) => void navigate({ pathname: `/tasks/${id}`, search }, { replace: openId !== null }),
    [navigate, search, openId],
  );
  const close = useCallback(() => void navigate({ pathname: '/tasks', search }), [navigate, search]);
  return { openId, open, close, toRecord };
}

function NoTasks() {
  const t = useTexts(taskTexts);
  const can = useCan();
  return (
    <ListNotice icon={<TaskIcon />} title={t('empty')} text={t('emptyText')}>
      {can('tasks.create') && (
        <Button type="primary" icon={<PlusIcon />} onClick={() => openTaskForm()}>
          {t('create')}
        </Button>
      )}
    </ListNotice>
  );
}

import { Button, Segmented } from 'antd';
import { lazy } from 'react';
import { type Beside, ListPage, useListNavigation } from '@/features/views/public';
import { say, useTexts } from '@/shared/i18n';
import { PlusIcon, TaskIcon } from '@/shared/icons';
import type { Values } from '@/shared/lists/filters';
import { ListNotice } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { type ListState, useListState } from '@/shared/useListState';
import { useRecordId } from '@/shared/useRecordId';
import { TaskCard } from './TaskCard';
import { TaskQuickAdd } from './TaskQuickAdd';
import { useTaskColumns } from './taskColumns';
import { taskKind, taskParams, useTaskFilters, usualStatus } from './taskFilters';
import { openTaskForm } from './taskRequest';
import type { Task } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';
import { useTaskActions } from './useTaskActions';

const TaskPanel = lazy(async () => ({ default: (await import('./TaskPanel')).TaskPanel }));

/** All tasks this person may see; one opens beside the list. */
export function TaskListPage() {
  const t = useTexts(taskTexts);
  const state = useListState();
  const defs = useTaskFilters();
  const navigation = useListNavigation('/tasks');
  return (
    <ListPage
      of={taskKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={withUsualStatus(state)}
      defs={defs}
      params={taskParams(defs, state.values)}
      columns={useTaskColumns(navigation.toRecord)}
      navigation={navigation}
      openId={useRecordId('/tasks/:id')}
      onCreate={() => openTaskForm()}
      card={(task, to) => <TaskCard task={task} to={to} />}
      empty={<NoTasks />}
      tools={<Whose state={state} />}
      above={
        <div className={css.inList}>
          <TaskQuickAdd />
        </div>
      }
      atCursor={(task) => <CompleteKey task={task} />}
      panel={(beside: Beside) => <TaskPanel {...beside} />}
    />
  );
}

/** The status that holds anyhow is shown as chosen; taking it out means tasks of every status. */
function withUsualStatus(state: ListState): ListState {
  const now = state.values.status ?? usualStatus;
  const takesOut = (change: Values) => 'status' in change && !change.status && now === usualStatus;
  return {
    ...state,
    values: { ...state.values, status: now },
    set: (change, how) => state.set(takesOut(change) ? { ...change, status: 'all' } : change, how),
  };
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

/** `e` ticks the task under the cursor. */
function CompleteKey({ task }: { task: Task | undefined }) {
  const can = useCan();
  const { complete } = useTaskActions();
  useShortcut(
    'e',
    () => say(taskTexts, 'complete'),
    () => task && void complete(task),
    { group: 'list', enabled: task !== undefined && can('tasks.edit') },
  );
  return null;
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

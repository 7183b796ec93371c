import { useMemo } from 'react';
import type { RecordKind } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { type FilterDef, toQuery, type Values } from '@/shared/lists/filters';
import { statusText } from './TaskMarks';
import {
  priorities,
  type Task,
  type TaskListParams,
  type TaskStatus,
  taskKeys,
  taskList,
  taskRecord,
  taskTypes,
} from './tasks.api';
import { taskTexts } from './tasks.texts';

export const taskKind: RecordKind<Task, TaskListParams> = {
  kind: 'tasks',
  idKey: 'task_id',
  nameOf: (task) => task.title,
  list: taskList,
  record: taskRecord,
  lists: taskKeys.lists,
  liveKinds: ['tasks'],
  firstColumns: ['title', 'due_date', 'priority', 'customer_id', 'assignee', 'type', 'status'],
  known: [
    'q',
    'filter',
    'sort',
    'status',
    'assignee',
    'type',
    'priority',
    'customer_id',
    'contact_id',
    'opportunity_id',
    'lead_id',
    'due_from',
    'due_to',
    'overdue',
  ],
};
const statuses: TaskStatus[] = ['pending', 'in_progress', 'completed', 'cancelled'];

/** Unless the address says otherwise, the list holds what is still to be done. */
export const usualStatus = 'open';

export function useTaskFilters(): FilterDef[] {
  const t = useTexts(taskTexts);
  return useMemo<FilterDef[]>(
    () => [
      { key: 'assignee', label: t('assignee'), kind: 'user', pinned: true },
      {
        key: 'overdue',
        label: t('overdue'),
        kind: 'switch',
        pinned: true,
        options: [{ value: 'true', label: t('onlyOverdue') }],
      },
      {
        key: 'status',
        label: t('status'),
        kind: 'switch',
        pinned: true,
        options: [
          { value: 'open', label: t('open') },
          ...statuses.map((value) => ({ value, label: t(statusText(value)) })),
          { value: 'all', label: t('all') },
        ],
      },
      {
        key: 'priority',
        label: t('priority'),
        kind: 'choices',
        pinned: true,
        options: priorities.map((value) => ({ value, label: t(value) })),
      },
      {
        key: 'type',
        label: t('type'),
        kind: 'choices',
        options: taskTypes.map((value) => ({ value, label: t(value) })),
      },
      { key: 'due', label: t('dueBetween'), kind: 'days', after: 'due_from', before: 'due_to', plain: true },
    ],
    [t],
  );
}

export function taskParams(defs: FilterDef[], values: Values): TaskListParams {
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => taskKind.known.includes(key)));
  const params: TaskListParams = toQuery(defs, { status: usualStatus, ...own });
  if (params.status === 'all') delete params.status;
  if (!params.sort && !params.q) params.sort = 'due_date';
  return params;
}

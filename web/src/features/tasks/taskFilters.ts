import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import { type FilterDef, toQuery, type Values } from '@/shared/lists/filters';
import { statusText } from './TaskMarks';
import { priorities, type TaskListParams, type TaskStatus, taskTypes } from './tasks.api';
import { taskTexts } from './tasks.texts';

/** What the address may say to the server; anything else in it is not ours. */
const known = [
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
];
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
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => known.includes(key)));
  const params: TaskListParams = toQuery(defs, { status: usualStatus, ...own });
  if (params.status === 'all') delete params.status;
  if (!params.sort && !params.q) params.sort = 'due_date';
  return params;
}

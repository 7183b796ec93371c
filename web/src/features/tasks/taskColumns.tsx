import { useMemo } from 'react';
import { Link, type To } from 'react-router';
import { CustomerLink } from '@/features/customers/public';
import { Avatar } from '@/shared/Avatar';
import { none } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { Column } from '@/shared/lists/DataTable';
import { TimeText } from '@/shared/records/TimeText';
import { TaskCheck } from './TaskCheck';
import { DueMark, PriorityMark, RepeatMark, StatusMark } from './TaskMarks';
import { isOpen, type Task } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

const Missing = () => <span className="gx-none">{none}</span>;

/** Every column the list of tasks can show. */
export function useTaskColumns(toRecord: (id: string) => To): Column<Task>[] {
  const t = useTexts(taskTexts);
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('taskTitle'),
        width: 320,
        render: (task) => (
          <span className={css.titleCell} data-done={!isOpen(task) || undefined}>
            <TaskCheck task={task} />
            <Link className={css.titleLink} to={toRecord(task.task_id)} tabIndex={-1} title={task.title}>
              {task.title}
            </Link>
            <RepeatMark task={task} />
          </span>
        ),
      },
      {
        key: 'due_date',
        title: t('due_date'),
        width: 160,
        sort: 'due_date',
        render: (task) => (task.due_date ? <DueMark task={task} plain /> : <Missing />),
      },
      {
        key: 'priority',
        title: t('priority'),
        width: 96,
        render: (task) => <PriorityMark priority={task.priority} always />,
      },
      {
        key: 'customer_id',
        title: t('customer_id'),
        width: 200,
        render: (task) =>
          task.customer_id && task.customer_name ? (
            <span data-stop className={css.clip}>
              <CustomerLink id={task.customer_id} name={task.customer_name} />
            </span>
          ) : (
            <Missing />
          ),
      },
      {
        key: 'contact_id',
        title: t('contact_id'),
        width: 120,
        render: (task) => (task.contact_name ? <span className={css.clip}>{task.contact_name}</span> : <Missing />),
      },
      {
        key: 'opportunity_id',
        title: t('opportunity_id'),
        width: 180,
        render: (task) => {
          const name = task.opportunity_title ?? task.lead_name;
          return name ? <span className={css.clip}>{name}</span> : <Missing />;
        },
      },
      {
        key: 'assignee',
        title: t('assignee'),
        width: 124,
        render: (task) =>
          task.assignee_name ? (
            <span className={css.person}>
              <Avatar name={task.assignee_name} size={20} />
              <span className={css.clip}>{task.assignee_name}</span>
            </span>
          ) : (
            <span className="gx-none">{t('nobody')}</span>
          ),
      },
      {
        key: 'type',
        title: t('type'),
        width: 88,
        render: (task) => (task.type in taskTexts.entries ? t(task.type as 'call') : task.type),
      },
      { key: 'status', title: t('status'), width: 104, render: (task) => <StatusMark status={task.status} /> },
      {
        key: 'created_at',
        title: t('created_at'),
        width: 120,
        sort: 'created_at',
        sortFalling: true,
        render: (task) => <TimeText at={task.created_at} />,
      },
    ],
    [t, toRecord],
  );
}

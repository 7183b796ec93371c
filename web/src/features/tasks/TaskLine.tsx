import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { CustomerLink } from '@/features/customers/public';
import { Avatar } from '@/shared/Avatar';
import { useCan, useMe } from '@/shared/session';
import { Reschedule } from './Reschedule';
import { TaskCheck } from './TaskCheck';
import { DueMark, PriorityMark, RepeatMark } from './TaskMarks';
import { isOpen, type Task, taskRecord } from './tasks.api';
import css from './tasks.module.css';

interface TaskLineProps {
  task: Task;
  /** On the page of a record its own name need not stand there again. */
  withoutRecord?: boolean;
}

/** A task on one line: tick it, open it, put it off. */
export function TaskLine({ task, withoutRecord }: TaskLineProps) {
  const me = useMe();
  const can = useCan();
  const cache = useQueryClient();
  return (
    <li className={css.line} data-done={!isOpen(task) || undefined}>
      <TaskCheck task={task} />
      <div className={css.lineText}>
        <Link
          className={css.lineTitle}
          to={`/tasks/${task.task_id}`}
          onMouseEnter={() => void cache.prefetchQuery(taskRecord(task.task_id))}
        >
          {task.title}
        </Link>
        <span className={css.lineMore}>
          <DueMark task={task} />
          <RepeatMark task={task} />
          <PriorityMark priority={task.priority} />
          {!withoutRecord && <About task={task} />}
        </span>
      </div>
      {task.assignee && task.assignee !== me.user_id && (
        <span title={task.assignee_name ?? undefined}>
          <Avatar name={task.assignee_name ?? '?'} size={22} />
        </span>
      )}
      {isOpen(task) && can('tasks.edit') && <Reschedule task={task} />}
    </li>
  );
}

/** Whom or what a task is about, as links. */
export function About({ task }: { task: Task }) {
  const name = task.opportunity_title ?? task.lead_name;
  const path = task.opportunity_id ? `/opportunities/${task.opportunity_id}` : `/leads/${task.lead_id}`;
  return (
    <>
      {task.customer_id && task.customer_name && (
        <CustomerLink id={task.customer_id} name={task.customer_name} className={css.about} />
      )}
      {task.contact_id && task.contact_name && (
        <Link to={`/contacts/${task.contact_id}`} className={css.about}>
          {task.contact_name}
        </Link>
      )}
      {name && (
        <Link to={path} className={css.about} title={name}>
          {name}
        </Link>
      )}
    </>
  );
}

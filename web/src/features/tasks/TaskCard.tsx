import { Link, type To } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import listCss from '@/shared/lists/lists.module.css';
import { Reschedule } from './Reschedule';
import { TaskCheck } from './TaskCheck';
import { DueMark, PriorityMark, RepeatMark } from './TaskMarks';
import { isOpen, type Task } from './tasks.api';
import css from './tasks.module.css';

/** A task in the phone's list: ticked by one tap, opened by another. */
export function TaskCard({ task, to }: { task: Task; to: To }) {
  const about = [task.customer_name, task.opportunity_title ?? task.lead_name].filter(Boolean).join(' · ');
  return (
    <div className={`${listCss.card} ${css.card}`} data-done={!isOpen(task) || undefined}>
      <TaskCheck task={task} />
      <span className={css.cardText}>
        <Link to={to} className={css.cardTitle}>
          {task.title}
        </Link>
        {about && <span className={css.clip}>{about}</span>}
        <span className={css.lineMore}>
          <DueMark task={task} />
          <RepeatMark task={task} />
          <PriorityMark priority={task.priority} />
          {task.assignee_name && (
            <span className={css.person}>
              <Avatar name={task.assignee_name} size={18} />
              {task.assignee_name}
            </span>
          )}
        </span>
      </span>
      {isOpen(task) && <Reschedule task={task} />}
    </div>
  );
}

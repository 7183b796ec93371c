import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { useTexts } from '@/shared/i18n';
import { EditIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { TaskCheck } from './TaskCheck';
import { About } from './TaskLine';
import { PriorityMark, RepeatMark, StatusMark } from './TaskMarks';
import { openTaskForm } from './taskRequest';
import { isOpen, taskRecord } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';
import { useTaskActions } from './useTaskActions';

interface TaskPeekProps {
  id: string;
  /** Shown until the task itself is there. */
  title: string;
  when: string;
  onClose: () => void;
}

/** A task in a small panel over the calendar: what matters, and what one does with it. */
export function TaskPeek({ id, title, when, onClose }: TaskPeekProps) {
  const t = useTexts(taskTexts);
  const can = useCan();
  const { data: task } = useQuery(taskRecord(id));
  const { complete } = useTaskActions();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={box} className={css.peek} tabIndex={-1}>
      <div className={css.recordTop}>
        {task && <TaskCheck task={task} />}
        <h2 className={css.peekTitle} data-done={(task && !isOpen(task)) || undefined}>
          {title}
        </h2>
      </div>
      <p className={css.peekWhen}>{when}</p>
      {task && (
        <>
          <div className={css.recordMarks}>
            {task.status !== 'pending' && <StatusMark status={task.status} />}
            <RepeatMark task={task} />
            <PriorityMark priority={task.priority} />
            {task.assignee_name && (
              <span className={css.person}>
                <Avatar name={task.assignee_name} size={18} />
                {task.assignee_name}
              </span>
            )}
            <About task={task} />
          </div>
          {task.location && <p className={css.dim}>{task.location}</p>}
          {task.description && <p className={css.peekText}>{task.description}</p>}
        </>
      )}
      <div className={css.recordActions}>
        {task && can('tasks.edit') && (
          <Button
            type={isOpen(task) ? 'primary' : 'default'}
            onClick={() => {
              void complete(task);
              onClose();
            }}
          >
            {t(isOpen(task) ? 'complete' : 'reopen')}
          </Button>
        )}
        {task && can('tasks.edit') && (
          <Button
            icon={<EditIcon />}
            onClick={() => {
              openTaskForm({ task });
              onClose();
            }}
          >
            {t('edit')}
          </Button>
        )}
        <Link to={`/tasks/${id}`} className={css.peekOpen}>
          {t('openTask')}
        </Link>
      </div>
    </div>
  );
}

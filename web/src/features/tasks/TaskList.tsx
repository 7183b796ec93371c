import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { TaskLine } from './TaskLine';
import { type TaskSubject, tasksOf } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

/** What is still to be done with a record, and the way to everything that was. */
export function TaskList({ subject }: { subject: TaskSubject }) {
  const t = useTexts(taskTexts);
  const can = useCan();
  const tasks = useQuery({ ...tasksOf(subject), enabled: can('tasks.view') });
  if (!can('tasks.view')) return null;
  if (tasks.isPending) return <div className={css.bone} role="status" aria-label={t('title')} />;
  if (tasks.isError) {
    return (
      <p className={css.dim}>
        {t('failed')} <Button onClick={() => void tasks.refetch()}>{t('retry')}</Button>
      </p>
    );
  }
  const { items } = tasks.data;
  const all = new URLSearchParams({ ...(subject as Record<string, string>), status: 'all' });
  return (
    <div className={css.related}>
      {items.length === 0 && <p className={css.dim}>{t('noneHere')}</p>}
      {items.length > 0 && (
        <ul className={css.lines}>
          {items.map((task) => (
            <TaskLine key={task.task_id} task={task} withoutRecord />
          ))}
        </ul>
      )}
      <Link to={`/tasks?${all}`} className={css.allLink}>
        {t('allHere')}
      </Link>
    </div>
  );
}

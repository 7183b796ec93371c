import { useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { isOpen, type Tickable } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';
import { useTaskActions } from './useTaskActions';

/** The circle before a task: one tap completes it, another opens it again. Its colour tells the priority. */
export function TaskCheck({ task, fixed }: { task: Tickable; fixed?: boolean }) {
  const t = useTexts(taskTexts);
  const can = useCan();
  const { complete } = useTaskActions();
  const open = isOpen(task);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a round tick of its own look
    <button
      type="button"
      role="checkbox"
      aria-checked={task.status === 'completed'}
      aria-label={t(open ? 'completeOf' : 'reopenOf', { title: task.title })}
      title={t(open ? 'complete' : 'reopen')}
      className={css.check}
      data-priority={task.priority}
      data-status={task.status}
      data-stop
      disabled={fixed || !can('tasks.edit')}
      onClick={(event) => {
        event.preventDefault();
        void complete(task);
      }}
    >
      <CheckIcon />
    </button>
  );
}

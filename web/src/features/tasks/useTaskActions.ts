import { useCallback } from 'react';
import type { Day } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { dayInWords, dueOf, onDay, writeDue } from './due';
import { isOpen, type Task, type Tickable, useDeleteTask, useTaskStep, useUpdateTask } from './tasks.api';
import { taskTexts } from './tasks.texts';

/** What one does with a task by one tap, each taken back by the toast. */
export function useTaskActions() {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const showProblem = useProblem();
  const { mutateAsync: step } = useTaskStep();
  const { mutateAsync: update } = useUpdateTask();
  const { mutateAsync: remove } = useDeleteTask();

  const complete = useCallback(
    async (task: Tickable) => {
      const id = task.task_id;
      if (!isOpen(task)) {
        await step({ id, step: 'reopen' }).catch(showProblem);
        return;
      }
      try {
        await step({ id, step: 'complete' });
        const text = task.recurrence ? 'completedAgain' : 'completed';
        toasts.undo(t(text, { title: task.title }), () => step({ id, step: 'reopen' }).then(() => undefined));
      } catch (error) {
        showProblem(error);
      }
    },
    [step, t, showProblem],
  );
  const cancel = useCallback(
    async (task: Task) => {
      const id = task.task_id;
      try {
        await step({ id, step: 'cancel' });
        toasts.undo(t('cancelled_', { title: task.title }), () => step({ id, step: 'reopen' }).then(() => undefined));
      } catch (error) {
        showProblem(error);
      }
    },
    [step, t, showProblem],
  );
  const reschedule = useCallback(
    async (task: Task, date: Day) => {
      const id = task.task_id;
      const due = onDay(task, date);
      const before = writeDue(dueOf(task));
      try {
        const after = await update({ id, patch: writeDue(due), shown: { is_overdue: false } });
        const text = t('moved', { title: task.title, day: dayInWords(date, locale) });
        toasts.undo(text, () =>
          update({ id, patch: { ...before, version: after.version } }).then(
            () => undefined,
            () => undefined,
          ),
        );
      } catch (error) {
        showProblem(error);
      }
    },
    [update, t, locale, showProblem],
  );
  return { complete, cancel, reschedule, remove };
}

import { useLocale, useTexts } from '@/shared/i18n';
import { CalendarIcon, FlagIcon, RepeatIcon } from '@/shared/icons';
import { Badge, type Tone } from '@/shared/records/Badge';
import { dueInWords, type HasDue } from './due';
import { ruleInWords } from './recurrence';
import type { Task, TaskPriority, TaskStatus } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

const statusTones: Record<TaskStatus, Tone> = {
  pending: 'plain',
  in_progress: 'info',
  completed: 'success',
  cancelled: 'plain',
};

export const statusText = (status: TaskStatus) => (status === 'completed' ? 'completed_status' : status);

export function StatusMark({ status }: { status: TaskStatus }) {
  const t = useTexts(taskTexts);
  return <Badge tone={statusTones[status]}>{t(statusText(status))}</Badge>;
}

/** Says when it is due; red once it is late. */
export function DueMark({ task, plain }: { task: HasDue & { is_overdue: boolean }; plain?: boolean }) {
  const locale = useLocale();
  const words = dueInWords(task, locale);
  if (!words) return null;
  return (
    <span className={css.dueMark} data-late={task.is_overdue || undefined}>
      {!plain && <CalendarIcon aria-hidden />}
      <time dateTime={task.due_date ?? undefined}>{words}</time>
    </span>
  );
}

/** Only what stands out is marked. */
export function PriorityMark({ priority, always }: { priority: TaskPriority; always?: boolean }) {
  const t = useTexts(taskTexts);
  if (!always && (priority === 'normal' || priority === 'low')) return null;
  return (
    <span className={css.priority} data-priority={priority}>
      <FlagIcon aria-hidden />
      {t(priority)}
    </span>
  );
}

export function RepeatMark({ task }: { task: Pick<Task, 'recurrence'> }) {
  const locale = useLocale();
  if (!task.recurrence) return null;
  const words = ruleInWords(task.recurrence, locale);
  return (
    <span className={css.repeat} role="img" title={words} aria-label={words}>
      <RepeatIcon />
    </span>
  );
}

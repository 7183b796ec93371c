import { type KeyboardEvent, useRef, useState } from 'react';
import { useLocale, useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { type Due, dueInWords, writeDue } from './due';
import { readQuickTask } from './quickTask';
import { openTaskForm, type TaskRequest } from './taskRequest';
import { type TaskSubject, useCreateTask, useDeleteTask } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

interface TaskQuickAddProps {
  /** The record the task belongs to. */
  subject?: TaskSubject;
  /** What the form is told when somebody wants more than one line. */
  request?: TaskRequest;
  /** When nothing is said about the day. */
  usual?: Due;
  autoFocus?: boolean;
}

/** One line makes a task; a day and a time at its beginning or end are understood. */
export function TaskQuickAdd({ subject, request, usual, autoFocus }: TaskQuickAddProps) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const can = useCan();
  const showProblem = useProblem();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const create = useCreateTask();
  const remove = useDeleteTask();
  const read = readQuickTask(text);
  const due = read.due.date || !usual ? read.due : usual;
  if (!can('tasks.create')) return null;

  const add = () => {
    const title = read.title.trim();
    if (!title || create.isPending) return;
    const known = Object.fromEntries(Object.entries(subject ?? {}).filter(([, id]) => id));
    create.mutate(
      { title, type: 'followup', ...known, ...(due.date ? writeDue(due) : {}) },
      {
        onError: (error) => showProblem(error),
        onSuccess: (made) => {
          setText('');
          toasts.undo(t('created', { title }), () => remove.mutateAsync(made).then(() => undefined));
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') add();
    else if (event.key === 'Escape') {
      if (text) setText('');
      else input.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.quickAdd}>
      <PlusIcon aria-hidden />
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: asked for by whoever opened it
        autoFocus={autoFocus}
        className={css.quickInput}
        aria-label={t('quickAdd')}
        placeholder={t(subject ? 'quickAdd' : 'quickHint')}
        title={subject && t('quickHint')}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text && due.date && (
        <span className={css.quickDue} aria-live="polite">
          {dueInWords({ due_date: due.date, all_day: !due.from, ...times(due) }, locale)}
        </span>
      )}
      {text && (
        <button
          type="button"
          className={css.quickMore}
          onClick={() => {
            openTaskForm({ ...request, title: read.title, due });
            setText('');
          }}
        >
          {t('details')}
        </button>
      )}
    </div>
  );
}

const times = (due: Due) => {
  const { starts_at = null, ends_at = null } = writeDue(due);
  return { starts_at, ends_at };
};

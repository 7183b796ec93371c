import { type ReactElement, useState } from 'react';
import { quickDays, today } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import { CalendarIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { Pop } from '@/shared/lists/Pop';
import { dueOf, weekdayName } from './due';
import type { Task } from './tasks.api';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';
import { useTaskActions } from './useTaskActions';

/** Puts a task off: tomorrow, next Monday, or any day; its time stays. */
export function Reschedule({ task, children }: { task: Task; children?: ReactElement }) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { reschedule } = useTaskActions();
  const go = (date: string) => {
    setOpen(false);
    if (date !== dueOf(task).date) void reschedule(task, date);
  };
  return (
    <span data-stop>
      <Pop
        open={open}
        onOpenChange={setOpen}
        placement="bottomRight"
        content={
          <div className={css.days} role="menu" aria-label={t('reschedule')}>
            {quickDays().map((day) => (
              <button
                key={day.key}
                type="button"
                role="menuitem"
                className={listCss.option}
                onClick={() => go(day.date)}
              >
                <span className={css.grow}>{day.label}</span>
                <span className={css.dim}>{weekdayName(day.date, locale)}</span>
              </button>
            ))}
            <label className={css.otherDay}>
              <span>{t('otherDay')}</span>
              <input
                type="date"
                className={css.native}
                min={today()}
                defaultValue={dueOf(task).date}
                // typing a year goes through days nobody means: the change counts once the field is left or Enter comes
                onBlur={(event) => event.target.value && go(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && go(event.currentTarget.value)}
              />
            </label>
          </div>
        }
      >
        {children ?? (
          <button
            type="button"
            className={css.tool}
            aria-haspopup="menu"
            aria-label={t('rescheduleOf', { title: task.title })}
            title={t('reschedule')}
          >
            <CalendarIcon />
          </button>
        )}
      </Pop>
    </span>
  );
}

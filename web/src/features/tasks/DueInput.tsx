import { Button } from 'antd';
import { useState } from 'react';
import { quickDays } from '@/shared/days';
import { useTexts } from '@/shared/i18n';
import { CloseIcon } from '@/shared/icons';
import { type Due, noDue } from './due';
import css from './tasks.module.css';
import { taskTexts } from './tasks.texts';

interface DueInputProps {
  id?: string;
  value?: Due;
  onChange?: (due: Due) => void;
  autoFocus?: boolean;
}

/** A day with the choices one makes most, and a time where it matters. */
export function DueInput({ id, value = noDue, onChange, autoFocus }: DueInputProps) {
  const t = useTexts(taskTexts);
  const [timed, setTimed] = useState(value.from !== '');
  const set = (change: Partial<Due>) => onChange?.({ ...value, ...change });
  const withTime = timed || value.from !== '';
  return (
    <div className={css.due}>
      <div className={css.dueLine}>
        <input
          id={id}
          type="date"
          className={css.native}
          aria-label={t('day')}
          // biome-ignore lint/a11y/noAutofocus: opened to be changed
          autoFocus={autoFocus}
          value={value.date}
          onChange={(event) => (event.target.value ? set({ date: event.target.value }) : onChange?.(noDue))}
        />
        {withTime && value.date && (
          <>
            <input
              type="time"
              className={css.native}
              aria-label={t('from')}
              value={value.from}
              onChange={(event) => set({ from: event.target.value })}
            />
            <span aria-hidden>–</span>
            <input
              type="time"
              className={css.native}
              aria-label={t('to')}
              value={value.to}
              onChange={(event) => set({ to: event.target.value })}
            />
            <Button
              type="text"
              icon={<CloseIcon />}
              aria-label={t('allDay')}
              title={t('allDay')}
              onClick={() => {
                setTimed(false);
                set({ from: '', to: '' });
              }}
            />
          </>
        )}
      </div>
      <div className={css.dueQuick}>
        {quickDays().map((day) => (
          <button
            key={day.key}
            type="button"
            className={css.quick}
            aria-pressed={value.date === day.date}
            onClick={() => set({ date: day.date })}
          >
            {day.label}
          </button>
        ))}
        {!withTime && value.date && (
          <button
            type="button"
            className={css.quick}
            onClick={() => {
              setTimed(true);
              set({ from: '09:00' });
            }}
          >
            {t('addTime')}
          </button>
        )}
        {value.date && (
          <button type="button" className={css.quick} onClick={() => onChange?.(noDue)}>
            {t('noDue')}
          </button>
        )}
      </div>
    </div>
  );
}

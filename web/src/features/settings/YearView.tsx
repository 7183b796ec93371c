import { Button, Input, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useLocale, useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { useDropDay, usePutDay, type WorkingYear } from './calendar.api';
import { calendarTexts } from './calendar.texts';
import { monthsOf, workingDaysIn, type YearDay, type YearMonth } from './workingYear';
import css from './yearView.module.css';

/** Twelve months at a glance; a day is changed where it stands. */
export function YearView({ calendar }: { calendar: WorkingYear }) {
  const t = useTexts(calendarTexts);
  const months = monthsOf(calendar);
  return (
    <>
      <div className={css.legend}>
        <span>{t('summary', { year: calendar.year, count: workingDaysIn(months) })}</span>
        <span data-kind="off">{t('legend.off')}</span>
        <span data-kind="work">{t('legend.work')}</span>
        <span data-kind="own">{t('legend.own')}</span>
      </div>
      <div className={css.year}>
        {months.map((month) => (
          <Month key={month.month} year={calendar.year} month={month} />
        ))}
      </div>
    </>
  );
}

function Month({ year, month }: { year: number; month: YearMonth }) {
  const locale = useLocale();
  const name = (options: Intl.DateTimeFormatOptions, at: number) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(at);
  return (
    <section className={css.month}>
      <h3>{name({ month: 'long' }, Date.UTC(year, month.month - 1, 1))}</h3>
      <div className={css.grid}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <span key={day} className={css.weekday} aria-hidden="true">
            {name({ weekday: 'narrow' }, Date.UTC(2024, 0, day))}
          </span>
        ))}
        {month.days.map((day) => (
          <Day key={day.date} day={day} column={day.day === 1 ? month.before + 1 : undefined} />
        ))}
      </div>
    </section>
  );
}

function Day({ day, column }: { day: YearDay; column?: number }) {
  const t = useTexts(calendarTexts);
  const [open, setOpen] = useState(false);
  const kind = day.special ? (day.works ? 'work' : 'off') : day.works ? 'plain' : 'rest';
  const state = day.works ? t('working') : t('off');
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={day.special ? `${day.date} · ${day.special.name}` : day.date}
      content={<DayForm day={day} onDone={() => setOpen(false)} />}
    >
      <button
        type="button"
        className={css.day}
        data-kind={kind}
        data-own={day.special?.is_own || undefined}
        style={column ? { gridColumnStart: column } : undefined}
        title={day.special?.name}
        aria-label={`${day.date} ${day.special?.name ?? ''} ${state}`}
      >
        {day.day}
      </button>
    </Popover>
  );
}

function DayForm({ day, onDone }: { day: YearDay; onDone: () => void }) {
  const t = useTexts(calendarTexts);
  const put = usePutDay();
  const drop = useDropDay();
  const showProblem = useProblem();
  const [works, setWorks] = useState(!day.special ? !day.works : day.works);
  const [name, setName] = useState(day.special?.name ?? '');
  const after = { onSuccess: onDone, onError: (error: unknown) => showProblem(error) };
  return (
    <div className={css.form}>
      <Segmented
        block
        value={works ? 'working' : 'off'}
        options={(['off', 'working'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => setWorks(value === 'working')}
      />
      <Input
        autoFocus
        value={name}
        maxLength={60}
        placeholder={t('name.example')}
        aria-label={t('name')}
        onChange={(event) => setName(event.target.value)}
      />
      <div className={css.formButtons}>
        {day.special?.is_own && (
          <Button loading={drop.isPending} onClick={() => drop.mutate(day.date, after)}>
            {t('reset')}
          </Button>
        )}
        <Button
          type="primary"
          loading={put.isPending}
          onClick={() =>
            put.mutate({ date: day.date, name: name.trim() || t(works ? 'working' : 'off'), is_working: works }, after)
          }
        >
          {t('save')}
        </Button>
      </div>
    </div>
  );
}

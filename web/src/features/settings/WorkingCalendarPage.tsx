import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Switch } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import { useLocale, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, ChevronRightIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { useEditWeek, useLoadHolidays, type WorkingYear, workingYearQuery } from './calendar.api';
import { calendarTexts } from './calendar.texts';
import { Empty, Line, PageHead, RowsSkeleton, Section } from './Section';
import { YearView } from './YearView';
import css from './yearView.module.css';

export function WorkingCalendarPage() {
  const t = useTexts(calendarTexts);
  const [year, setYear] = useState(() => new Date().getFullYear());
  const calendar = useQuery({ ...workingYearQuery(year), placeholderData: (before) => before });
  usePageTitle(t('title'));
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {calendar.isPending && <RowsSkeleton rows={3} />}
      {calendar.isError && <Empty title={explain(calendar.error)} />}
      {calendar.data && (
        <>
          <Week calendar={calendar.data} onYear={setYear} />
          <Section>
            <div className={css.yearHead}>
              <Button
                type="text"
                icon={<ChevronLeftIcon />}
                aria-label={t('previous')}
                onClick={() => setYear(year - 1)}
              />
              <h2>{year}</h2>
              <Button
                type="text"
                icon={<ChevronRightIcon />}
                aria-label={t('next')}
                onClick={() => setYear(year + 1)}
              />
            </div>
            <YearView calendar={calendar.data} />
          </Section>
        </>
      )}
    </>
  );
}

function Week({ calendar, onYear }: { calendar: WorkingYear; onYear: (year: number) => void }) {
  const t = useTexts(calendarTexts);
  const locale = useLocale();
  const edit = useEditWeek();
  const showProblem = useProblem();
  const save = (request: { working_days?: number[]; uses_public_holidays?: boolean }) =>
    edit.mutate(request, { onError: (error) => showProblem(error) });
  // the first of January 2024 was a Monday
  const name = (day: number) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
  return (
    <Section>
      <Line label={t('week')}>
        <Checkbox.Group
          value={calendar.working_days}
          options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: name(value) }))}
          onChange={(days) => days.length > 0 && save({ working_days: days })}
        />
      </Line>
      <Line label={t('public')} text={t('public.text', { years: span(calendar.known_years) })}>
        <Switch
          checked={calendar.uses_public_holidays}
          loading={edit.isPending}
          aria-label={t('public')}
          onChange={(uses) => save({ uses_public_holidays: uses })}
        />
      </Line>
      <Line label={t('load')} text={t('load.text')}>
        <LoadYear onLoaded={onYear} />
      </Line>
    </Section>
  );
}

const span = (years: number[]) => (years.length > 1 ? `${years[0]}–${years.at(-1)}` : years.join());

function LoadYear({ onLoaded }: { onLoaded: (year: number) => void }) {
  const t = useTexts(calendarTexts);
  const input = useRef<HTMLInputElement>(null);
  const load = useLoadHolidays();
  const showProblem = useProblem();
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const holidays = parse(await file.text());
    if (!holidays) {
      toasts.error(t('load.wrong'));
      return;
    }
    load.mutate(holidays, {
      onSuccess: (loaded) => {
        toasts.success(t('loaded', { year: loaded.year }));
        onLoaded(loaded.year);
      },
      onError: (error) => showProblem(error),
    });
  };
  return (
    <>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={(event) => void read(event)} />
      <Button loading={load.isPending} onClick={() => input.current?.click()}>
        {t('load')}
      </Button>
    </>
  );
}

/** The members that count; others of the file stay behind. */
function parse(text: string): Schemas['HolidayFile'] | null {
  try {
    const file = JSON.parse(text) as Partial<Schemas['HolidayFile']>;
    if (typeof file.year !== 'number' || !Array.isArray(file.days)) return null;
    const days = file.days.map(({ name, date, isOffDay }) => ({ name, date, isOffDay }));
    return { year: file.year, days };
  } catch {
    return null;
  }
}

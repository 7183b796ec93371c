import { Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { openTaskForm } from '@/features/tasks/public';
import { useTexts } from '@/shared/i18n';
import { ChevronLeftIcon, ChevronRightIcon, LinkIcon, PlusIcon } from '@/shared/icons';
import { KeyTooltip } from '@/shared/Keys';
import { useCan } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import type { View } from './layout';
import { PeopleFilter } from './PeopleFilter';
import type { People } from './people';

const FeedDialog = lazy(async () => ({ default: (await import('./FeedDialog')).FeedDialog }));

interface CalendarBarProps {
  title: string;
  views: View[];
  view: View;
  people: People;
  /** What is wrong with what is shown. */
  problem: string | null;
  onView: (view: View) => void;
  onTurn: (by: 1 | -1) => void;
  onToday: () => void;
}

/** Which days, how they are shown, and whose. */
export function CalendarBar(props: CalendarBarProps) {
  const t = useTexts(calendarTexts);
  const phone = usePhone();
  const can = useCan();
  const [feed, setFeed] = useState(false);
  return (
    <header className={css.bar}>
      <span className={css.turn}>
        <KeyTooltip title={t('previous')} keys="[" placement="bottom">
          <Button type="text" icon={<ChevronLeftIcon />} aria-label={t('previous')} onClick={() => props.onTurn(-1)} />
        </KeyTooltip>
        <Button onClick={props.onToday}>{t('today')}</Button>
        <KeyTooltip title={t('next')} keys="]" placement="bottom">
          <Button type="text" icon={<ChevronRightIcon />} aria-label={t('next')} onClick={() => props.onTurn(1)} />
        </KeyTooltip>
      </span>
      <h1 className={css.title} aria-live="polite">
        {props.title}
      </h1>
      {props.problem && (
        <span className={css.failed} role="alert">
          {props.problem}
        </span>
      )}
      <span className={css.grow} />
      <span className={css.barTools}>
        <Segmented
          aria-label={t('view')}
          options={props.views.map((value) => ({ value, label: t(value) }))}
          value={props.view}
          onChange={props.onView}
        />
        <PeopleFilter people={props.people} short={phone} />
        <Button icon={<LinkIcon />} aria-label={t('subscribe')} title={t('subscribe')} onClick={() => setFeed(true)} />
      </span>
      {phone && can('tasks.create') && (
        <button type="button" className={css.floating} aria-label={t('create')} onClick={() => openTaskForm()}>
          <PlusIcon />
        </button>
      )}
      {feed && (
        <Suspense fallback={null}>
          <FeedDialog onClose={() => setFeed(false)} />
        </Suspense>
      )}
    </header>
  );
}

import { type CSSProperties, type PointerEvent, type RefObject, useEffect } from 'react';
import { weekdayName } from '@/features/tasks/public';
import { type Day, dayOf, startOf, today } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import type { Entry, NewSpan } from './calendar.api';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import { EntryBlock, type EntryHandlers } from './EntryBlock';
import { onDay } from './layout';
import type { Place } from './useDrag';

interface MonthGridProps {
  days: Day[];
  /** The month shown; days of others are paler. */
  month: string;
  entries: Entry[];
  handlers: EntryHandlers;
  ghost: { entry: Entry | null; span: NewSpan } | null;
  onPress: (event: PointerEvent) => void;
  onDay: (day: Day) => void;
  scroller: RefObject<HTMLDivElement | null>;
  places: RefObject<((x: number, y: number) => Place | null) | null>;
}

const most = 4;

/** The weeks of a month, with the first few things of each day. */
export function MonthGrid(props: MonthGridProps) {
  const { days, places } = props;
  const locale = useLocale();
  useEffect(() => {
    places.current = (x, y) => {
      const day = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]')?.dataset.day;
      return day ? { day, minutes: null } : null;
    };
    return () => {
      places.current = null;
    };
  }, [places]);
  return (
    <div ref={props.scroller} className={css.month} style={{ '--weeks': days.length / 7 } as CSSProperties}>
      {days.slice(0, 7).map((day) => (
        <span key={day} className={css.monthWeekday}>
          {weekdayName(day, locale)}
        </span>
      ))}
      {days.map((day) => (
        <MonthDay key={day} day={day} {...props} />
      ))}
    </div>
  );
}

function MonthDay({ day, month, entries, handlers, ghost, onPress, onDay: open }: MonthGridProps & { day: Day }) {
  const t = useTexts(calendarTexts);
  const all = onDay(entries, day, true);
  // with one too many the last line says how many more
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const target = ghost && dayOf(ghost.span.start) === day;
  return (
    <div
      className={css.monthDay}
      data-day={day}
      data-other={!day.startsWith(month) || undefined}
      data-today={day === today() || undefined}
      data-target={target || undefined}
      onPointerDown={onPress}
    >
      <button type="button" className={css.monthDate} onClick={() => open(day)} onPointerDown={stopPress}>
        {startOf(day).getDate()}
      </button>
      {shown.map((entry) => (
        <EntryBlock key={entry.key} entry={entry} {...handlers} />
      ))}
      {all.length > shown.length && (
        <button type="button" className={css.monthMore} onClick={() => open(day)} onPointerDown={stopPress}>
          {t('more', { count: all.length - shown.length })}
        </button>
      )}
    </div>
  );
}

const stopPress = (event: PointerEvent) => event.stopPropagation();

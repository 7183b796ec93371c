import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { weekdayName } from '@/features/tasks/public';
import { type Day, dayOf, startOf, today } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import type { Entry, NewSpan } from './calendar.api';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import { EntryBlock, type EntryHandlers, timesOf } from './EntryBlock';
import { dayMinutes, onDay, placeDay, spread } from './layout';
import type { Place } from './useDrag';
import { clockOf } from './words';

interface TimeGridProps {
  days: Day[];
  entries: Entry[];
  handlers: EntryHandlers;
  /** What a drag would give, drawn in its new place. */
  ghost: { entry: Entry | null; span: NewSpan } | null;
  onPress: (event: PointerEvent) => void;
  onDay: (day: Day) => void;
  scroller: RefObject<HTMLDivElement | null>;
  /** Answers where in the calendar a point of the screen is. */
  places: RefObject<((x: number, y: number) => Place | null) | null>;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const percent = (minutes: number) => `${(minutes / dayMinutes) * 100}%`;
const firstHour = 8;
/** Whole days above may still come and take some room. */
const headRoom = 40;

/** One day or seven, with the hours from top to bottom and whole days above. */
export function TimeGrid(props: TimeGridProps) {
  const { days, entries, handlers, ghost, scroller, places } = props;
  const t = useTexts(calendarTexts);
  const columns = useRef<HTMLDivElement>(null);
  const now = useNow();
  useScrollToWork(scroller, days.length);
  useEffect(() => {
    places.current = (x, y) => placeIn(columns.current, scroller.current, days, x, y);
    return () => {
      places.current = null;
    };
  }, [places, scroller, days]);
  const template = { gridTemplateColumns: `var(--gutter) repeat(${days.length}, minmax(0, 1fr))` };
  const shown = ghostEntry(ghost);
  return (
    <div ref={scroller} className={css.grid} data-days={days.length}>
      <div className={css.gridHead} style={template}>
        <span className={css.zone}>{zoneName()}</span>
        {days.map((day) => (
          <DayHead key={day} day={day} onDay={props.onDay} />
        ))}
        <span className={css.allDayLabel}>{t('allDay')}</span>
        {days.map((day) => (
          <div key={day} className={css.allDay} data-all-day={day} onPointerDown={props.onPress}>
            {onDay(entries, day, false).map((entry) => (
              <EntryBlock key={entry.key} entry={entry} {...handlers} />
            ))}
            {shown?.allDay && dayOf(shown.start) === day && <Ghost entry={shown} />}
          </div>
        ))}
      </div>
      <div className={css.gridBody} style={template}>
        <div className={css.hours} aria-hidden>
          {hours.map((hour) => (
            <span key={hour} style={{ top: percent(hour * 60) }}>
              {hour > 0 && `${hour}:00`}
            </span>
          ))}
        </div>
        <div ref={columns} className={css.columns} style={{ gridColumn: `span ${days.length}` }}>
          {days.map((day) => (
            <div
              key={day}
              className={css.column}
              data-today={day === today() || undefined}
              onPointerDown={props.onPress}
            >
              <DayEntries day={day} entries={entries} handlers={handlers} />
              {shown && !shown.allDay && <DayGhost day={day} entry={shown} />}
              {day === dayOf(now) && <NowLine now={now} />}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function DayHead({ day, onDay: open }: { day: Day; onDay: (day: Day) => void }) {
  const locale = useLocale();
  return (
    <button type="button" className={css.dayHead} data-today={day === today() || undefined} onClick={() => open(day)}>
      <span>{weekdayName(day, locale)}</span>
      <b>{startOf(day).getDate()}</b>
    </button>
  );
}

function DayEntries({ day, entries, handlers }: { day: Day; entries: Entry[]; handlers: EntryHandlers }) {
  const parts = placeDay(entries, day);
  return parts.map((part) => {
    const width = 100 / part.columns;
    // one that shares the time lies a little over the next, so that more of its name can be read
    const reach = Math.min(100 - part.column * width, width * (spread(part, parts) + (part.columns > 1 ? 0.6 : 0)));
    return (
      <EntryBlock
        key={part.item.key}
        entry={part.item}
        tall
        size={part.to - part.from < 45 ? 'short' : part.to - part.from < 75 ? 'middle' : 'tall'}
        last={part.last}
        style={{
          top: percent(part.from),
          height: `calc(${percent(part.to - part.from)} - 2px)`,
          left: `${part.column * width}%`,
          width: `calc(${reach}% - 4px)`,
          zIndex: part.column + 1,
        }}
        {...handlers}
      />
    );
  });
}

const newKey = 'new';

function ghostEntry(ghost: TimeGridProps['ghost']): (NewSpan & { key: string; title: string; type?: string }) | null {
  if (!ghost) return null;
  return { ...ghost.span, key: newKey, title: ghost.entry?.item.title ?? '', type: ghost.entry?.item.type };
}

type GhostEntry = NonNullable<ReturnType<typeof ghostEntry>>;

function DayGhost({ day, entry }: { day: Day; entry: GhostEntry }) {
  const [part] = placeDay([entry], day);
  if (!part) return null;
  return (
    <div
      className={css.ghost}
      data-type={entry.type}
      style={{ top: percent(part.from), height: `calc(${percent(part.to - part.from)} - 2px)` }}
    >
      <span className={css.entryTitle}>{entry.title}</span>
      <span className={css.entryTime}>{timesOf(entry)}</span>
    </div>
  );
}

const Ghost = ({ entry }: { entry: GhostEntry }) => (
  <div className={css.ghost} data-type={entry.type} data-flat>
    <span className={css.entryTitle}>{entry.title}</span>
  </div>
);

function NowLine({ now }: { now: Date }) {
  const t = useTexts(calendarTexts);
  const minutes = now.getHours() * 60 + now.getMinutes();
  return (
    <div
      className={css.now}
      style={{ top: percent(minutes) }}
      role="img"
      aria-label={t('now', { time: clockOf(now) })}
    />
  );
}

/** The time, again each minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Begins where work begins; turning to other days stays at the same hour. */
function useScrollToWork(scroller: RefObject<HTMLDivElement | null>, columns: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of days is another grid
  useLayoutEffect(() => {
    const area = scroller.current;
    const body = area?.querySelector<HTMLElement>(`.${css.gridBody}`);
    if (!area || !body) return;
    const hour = Math.min(firstHour, Math.max(0, new Date().getHours() - 1));
    area.scrollTop = (body.offsetHeight / 24) * hour - headRoom;
  }, [scroller, columns]);
}

function placeIn(
  columns: HTMLElement | null,
  area: HTMLElement | null,
  days: Day[],
  x: number,
  y: number,
): Place | null {
  if (!columns || !area) return null;
  const box = columns.getBoundingClientRect();
  const at = Math.floor(((x - box.left) / box.width) * days.length);
  const day = days[Math.max(0, Math.min(days.length - 1, at))];
  if (!day) return null;
  const head = area.querySelector(`.${css.gridHead}`)?.getBoundingClientRect();
  if (head && y < head.bottom) return { day, minutes: null };
  const minutes = ((y - box.top) / box.height) * dayMinutes;
  return { day, minutes: Math.max(0, Math.min(dayMinutes - 1, minutes)) };
}

/** `GMT+8`: whose clock this is. */
function zoneName(): string {
  const hours = -new Date().getTimezoneOffset() / 60;
  return `GMT${hours < 0 ? '−' : '+'}${Math.abs(hours)}`;
}

import { type PointerEvent, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { openTaskForm } from '@/features/tasks/public';
import { type Day, dayOf, today } from '@/shared/days';
import { say, useLocale, useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { toasts } from '@/shared/toasts';
import { useListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { Agenda } from './Agenda';
import { CalendarBar } from './CalendarBar';
import { type Entry, type NewSpan, useMoveEntry } from './calendar.api';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import type { EntryHandlers } from './EntryBlock';
import { daysOf, turn, type View } from './layout';
import { MonthGrid } from './MonthGrid';
import { Peek, usePeek } from './Peek';
import { usePeople } from './people';
import { spanByKey } from './spanByKey';
import { TimeGrid } from './TimeGrid';
import { type Place, spanOf, useDrag } from './useDrag';
import { useEntries } from './useEntries';
import { useSwipe } from './useSwipe';
import { WeekStrip } from './WeekStrip';
import { clockOf, titleOf, whenInWords } from './words';

const views: View[] = ['day', 'week', 'month', 'agenda'];
/** Until a moved entry stands in its new place, in milliseconds. */
const redrawn = 60;
const phoneViews: View[] = ['day', 'agenda'];

/** What is planned, by day, week, month or as a list; moved and stretched where it stands. */
export function CalendarPage() {
  const t = useTexts(calendarTexts);
  const locale = useLocale();
  const phone = usePhone();
  const state = useListState();
  const offered = phone ? phoneViews : views;
  const view = offered.find((one) => one === state.values.view) ?? (phone ? 'day' : 'week');
  const day = /^\d{4}-\d{2}-\d{2}$/.test(state.values.day ?? '') ? (state.values.day as Day) : today();
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const people = usePeople(state);
  const { entries, error, isPending, isComplete } = useEntries(days, people.ids);
  const go = useCallback(
    (to: Day, as: View = view) => state.set({ day: to === today() ? undefined : to, view: as }, { replace: true }),
    [state, view],
  );
  useCalendarKeys(offered, view, day, go);
  usePageTitle(t('title'));

  const scroller = useRef<HTMLDivElement>(null);
  const places = useRef<((x: number, y: number) => Place | null) | null>(null);
  const { ghost, handlers, onPress, peek } = useEditing(scroller, places, people.several, phone);
  useSwipe(scroller, phone && ghost === null, (by) => go(turn(view, day, by)));

  const shared = { days, entries, handlers, ghost, onPress, scroller, places };
  return (
    <div className={css.page}>
      <CalendarBar
        title={titleOf(view, day, locale)}
        views={offered}
        view={view}
        people={people}
        problem={error ? t('failed') : isComplete ? null : t('notAll')}
        onView={(next) => go(day, next)}
        onTurn={(by) => go(turn(view, day, by))}
        onToday={() => go(today())}
      />
      {phone && view === 'day' && <WeekStrip day={day} onDay={(next) => go(next)} />}
      <p id="calendar-keys" className="gx-visually-hidden">
        {t('keysHint')}
      </p>
      {(view === 'day' || view === 'week') && <TimeGrid {...shared} onDay={(next) => go(next, 'day')} />}
      {view === 'month' && <MonthGrid {...shared} month={day.slice(0, 7)} onDay={(next) => go(next, 'day')} />}
      {view === 'agenda' && (
        <div ref={scroller} className={css.agendaArea}>
          <Agenda days={days} entries={entries} showPerson={people.several} loading={isPending} />
        </div>
      )}
      <Peek peek={peek} />
    </div>
  );
}

/** Opening, moving, stretching and creating, by mouse, finger and keyboard. */
function useEditing(
  scroller: RefObject<HTMLDivElement | null>,
  places: RefObject<((x: number, y: number) => Place | null) | null>,
  showPerson: boolean,
  phone: boolean,
) {
  const t = useTexts(calendarTexts);
  const locale = useLocale();
  const can = useCan();
  const navigate = useNavigate();
  const showProblem = useProblem();
  const peek = usePeek();
  const { mutateAsync: send } = useMoveEntry();

  const move = useCallback(
    async (entry: Entry, span: NewSpan) => {
      if (!entry.item.editable) {
        toasts.error(t('fixed'));
        return;
      }
      const before = { allDay: entry.allDay, start: entry.start, end: entry.end };
      try {
        await send({ entry, span });
        const when = whenInWords(span, locale, t('allDay'));
        toasts.undo(t('movedTo', { title: entry.item.title, when }), () =>
          send({ entry: { ...entry, ...span }, span: before }).then(() => undefined),
        );
      } catch (error) {
        showProblem(error);
      }
    },
    [send, t, locale, showProblem],
  );
  const create = useCallback((span: NewSpan) => {
    const times = span.allDay ? { from: '', to: '' } : { from: clockOf(span.start), to: clockOf(span.end) };
    openTaskForm({ due: { date: dayOf(span.start), ...times }, type: span.allDay ? 'todo' : 'meeting' });
  }, []);
  const drag = useDrag({
    scroller,
    placeAt: (x, y) => places.current?.(x, y) ?? null,
    onMove: (entry, span) => void move(entry, span),
    onCreate: create,
  });

  const handlers: EntryHandlers = {
    showPerson,
    dragged: drag.kind && drag.entry ? drag.entry.key : null,
    onGrab: (event, entry, kind) => {
      if (can('tasks.edit')) drag.begin(event, kind, entry);
    },
    onOpen: (entry, element) => {
      if (drag.wasDragged()) return;
      if (phone) void navigate(`/tasks/${entry.item.task_id}`);
      else peek.open(entry, element);
    },
    onKeyDown: (event, entry) => {
      const span = can('tasks.edit') ? spanByKey(event, entry) : null;
      if (!span) return;
      event.preventDefault();
      void move(entry, span);
      // on another day it is drawn anew; whoever moves it by keys goes on with it
      setTimeout(() => document.querySelector<HTMLElement>(`[data-key="${entry.key}"]`)?.focus(), redrawn);
    },
  };
  const onPress = (event: PointerEvent) => {
    // what is pressed inside is its own
    if (event.target !== event.currentTarget || !can('tasks.create')) return;
    drag.begin(event, 'create', null);
    if (event.pointerType !== 'mouse') return;
    const place = places.current?.(event.clientX, event.clientY);
    if (place) clickCreates(event, place, drag.wasDragged, create);
  };
  return {
    ghost: drag.span && { entry: drag.entry, span: drag.span },
    handlers,
    onPress,
    peek,
  };
}

/** A click that pulls nothing plans an hour there. */
function clickCreates(event: PointerEvent, place: Place, wasDragged: () => boolean, create: (span: NewSpan) => void) {
  const { clientX, clientY } = event;
  const onUp = (up: globalThis.PointerEvent) => {
    const still = Math.hypot(up.clientX - clientX, up.clientY - clientY) < 4;
    if (wasDragged() || !still) return;
    create(spanOf({ kind: 'create', entry: null, from: place, to: place }));
  };
  window.addEventListener('pointerup', onUp, { once: true });
}

function useCalendarKeys(offered: View[], view: View, day: Day, go: (day: Day, view?: View) => void): void {
  const name = (key: View | 'today' | 'previous' | 'next') => () => say(calendarTexts, key);
  const has = (key: View) => ({ group: 'list' as const, enabled: offered.includes(key) });
  useShortcut('d', name('day'), () => go(day, 'day'), has('day'));
  useShortcut('w', name('week'), () => go(day, 'week'), has('week'));
  useShortcut('m', name('month'), () => go(day, 'month'), has('month'));
  useShortcut('a', name('agenda'), () => go(day, 'agenda'), has('agenda'));
  useShortcut('.', name('today'), () => go(today()), { group: 'list' });
  useShortcut('[', name('previous'), () => go(turn(view, day, -1)), { group: 'list' });
  useShortcut(']', name('next'), () => go(turn(view, day, 1)), { group: 'list' });
}

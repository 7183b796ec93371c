import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Day, dayOf, daysBetween } from '@/shared/days';
import type { Entry, NewSpan } from './calendar.api';
import { momentAt, moved, snap, step, stretched, usualMinutes } from './layout';

/** A place in the calendar: a day, and a time where there is one. */
export interface Place {
  day: Day;
  minutes: number | null;
}

export type DragKind = 'move' | 'stretch' | 'create';

export interface Drag {
  kind: DragKind;
  entry: Entry | null;
  from: Place;
  to: Place;
}

interface DragOptions {
  scroller: RefObject<HTMLElement | null>;
  placeAt: (x: number, y: number) => Place | null;
  onMove: (entry: Entry, span: NewSpan) => void;
  onCreate: (span: NewSpan) => void;
}

const distance = 4;
const fingerDistance = 10;
const holdTime = 350;
const edge = 48;
const heldMinutes = 60;

/** The span a drag would give. */
export function spanOf({ kind, entry, from, to }: Drag): NewSpan {
  if (kind === 'create' || !entry) {
    if (from.minutes === null || to.minutes === null) {
      const start = momentAt(from.day, 0);
      return { allDay: true, start, end: momentAt(from.day, 23 * 60 + 59) };
    }
    // held in one place, not pulled
    if (from.minutes === to.minutes) {
      const start = Math.floor(from.minutes / usualMinutes) * usualMinutes;
      return { allDay: false, start: momentAt(from.day, start), end: momentAt(from.day, start + heldMinutes) };
    }
    const [first, last] = from.minutes <= to.minutes ? [from.minutes, to.minutes] : [to.minutes, from.minutes];
    const start = Math.floor(first / step) * step;
    const end = Math.max(start + step, Math.ceil(last / step) * step);
    return { allDay: false, start: momentAt(from.day, start), end: momentAt(from.day, end) };
  }
  const minutes = (to.minutes ?? 0) - (from.minutes ?? 0);
  if (kind === 'stretch') return { allDay: false, ...stretched(entry, snap(minutes)) };
  if (entry.allDay && to.minutes !== null && from.minutes === null) {
    const start = momentAt(to.day, snap(to.minutes));
    return { allDay: false, start, end: new Date(start.getTime() + usualMinutes * 60_000) };
  }
  if (!entry.allDay && from.minutes !== null && to.minutes === null) {
    const start = momentAt(to.day, 0);
    return { allDay: true, start, end: momentAt(to.day, 23 * 60 + 59) };
  }
  const days = daysBetween(from.day, to.day);
  return { allDay: entry.allDay, ...moved(entry, days, entry.allDay ? 0 : snap(minutes)) };
}

/**
 * Drags things over the calendar: at once by mouse, after a short hold by finger, so that swiping still scrolls. Esc
 * lets go without a change.
 */
export function useDrag(options: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const active = useRef<Drag | null>(null);
  const justDragged = useRef(false);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const scroller = options.scroller;
  useEffect(() => {
    const area = scroller.current;
    // a finger that holds something no longer scrolls; only a listener that may refuse can say so
    const hold = (event: TouchEvent) => active.current && event.cancelable && event.preventDefault();
    area?.addEventListener('touchmove', hold, { passive: false });
    return () => area?.removeEventListener('touchmove', hold);
  }, [scroller]);

  const begin = (event: ReactPointerEvent, kind: DragKind, entry: Entry | null) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const from = latest.current.placeAt(event.clientX, event.clientY);
    if (!from) return;
    event.stopPropagation();
    stop.current();
    justDragged.current = false;
    const finger = event.pointerType === 'touch';
    const [x, y] = [event.clientX, event.clientY];

    const show = (next: Drag | null) => {
      active.current = next;
      setDrag(next);
    };
    const start = () => show({ kind, entry, from, to: from });
    const hold = finger ? setTimeout(start, holdTime) : undefined;
    const onMove = (move: PointerEvent) => {
      const far = Math.hypot(move.clientX - x, move.clientY - y);
      if (!active.current) {
        if (finger && far > fingerDistance) return end();
        if (finger || far < distance) return;
        start();
      }
      scrollAtEdge(latest.current.scroller.current, move.clientY);
      const to = latest.current.placeAt(move.clientX, move.clientY);
      // stretching and creating stay on their day
      if (to && active.current) show({ ...active.current, to: kind === 'move' ? to : { ...to, day: from.day } });
    };
    const onUp = () => {
      const done = active.current;
      end();
      if (!done) return;
      justDragged.current = true;
      const span = spanOf(done);
      if (!done.entry) latest.current.onCreate(span);
      else if (isOther(done.entry, span)) latest.current.onMove(done.entry, span);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !active.current) return;
      key.stopPropagation();
      justDragged.current = true;
      end();
    };
    const end = () => {
      clearTimeout(hold);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      show(null);
    };
    stop.current = end;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
  };

  /** A click that ends a drag opens nothing. */
  const wasDragged = () => {
    const was = justDragged.current;
    justDragged.current = false;
    return was;
  };
  return { begin, wasDragged, kind: drag?.kind ?? null, entry: drag?.entry ?? null, span: drag && spanOf(drag) };
}

const isOther = (entry: Entry, span: NewSpan) =>
  entry.allDay !== span.allDay ||
  dayOf(entry.start) !== dayOf(span.start) ||
  (!span.allDay && (entry.start.getTime() !== span.start.getTime() || entry.end.getTime() !== span.end.getTime()));

function scrollAtEdge(area: HTMLElement | null, y: number): void {
  if (!area) return;
  const box = area.getBoundingClientRect();
  if (y < box.top + edge + 60) area.scrollBy(0, -14);
  else if (y > box.bottom - edge) area.scrollBy(0, 14);
}

import type { KeyboardEvent } from 'react';
import type { Entry, NewSpan } from './calendar.api';
import { moved, step, stretched } from './layout';

/** What the keys do with an entry that has the focus: Alt and arrows move it, with Shift they change its length. */
export function spanByKey(event: KeyboardEvent, entry: Entry): NewSpan | null {
  if (!event.altKey) return null;
  const { allDay } = entry;
  const days = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (days && !event.shiftKey) return { allDay, ...moved(entry, days, 0) };
  const by = { ArrowUp: -step, ArrowDown: step }[event.key];
  if (!by || allDay) return null;
  return { allDay, ...(event.shiftKey ? stretched(entry, by) : moved(entry, 0, by)) };
}

import type { CSSProperties, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { Avatar } from '@/shared/Avatar';
import { useLocale, useTexts } from '@/shared/i18n';
import type { Entry } from './calendar.api';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import { whenInWords } from './words';

export interface EntryHandlers {
  onOpen: (entry: Entry, element: HTMLElement) => void;
  onKeyDown: (event: KeyboardEvent, entry: Entry) => void;
  onGrab: (event: PointerEvent, entry: Entry, kind: 'move' | 'stretch') => void;
  /** With several people each entry says whose it is. */
  showPerson: boolean;
  /** The one being dragged is only a shadow in its old place. */
  dragged: string | null;
}

interface EntryBlockProps extends EntryHandlers {
  entry: Entry;
  style?: CSSProperties;
  /** In the grid of hours: tall, with a lower edge to pull. */
  tall?: boolean;
  /** How much of it can be read there. */
  size?: 'short' | 'middle' | 'tall';
  last?: boolean;
}

/** A task in the calendar. */
export function EntryBlock({ entry, style, tall, size, last, ...on }: EntryBlockProps) {
  const t = useTexts(calendarTexts);
  const locale = useLocale();
  const { item } = entry;
  const when = whenInWords(entry, locale, t('allDay'));
  return (
    <button
      type="button"
      className={css.entry}
      style={style}
      data-key={entry.key}
      data-type={item.type}
      data-status={item.status}
      data-urgent={item.priority === 'urgent' || undefined}
      data-tall={tall || undefined}
      data-short={size === 'short' || undefined}
      data-timed={!entry.allDay || undefined}
      data-dragged={on.dragged === entry.key || undefined}
      data-fixed={!item.editable || undefined}
      aria-label={t('entryLabel', { title: item.title, when })}
      aria-describedby={item.editable ? 'calendar-keys' : undefined}
      title={`${item.title}\n${when}`}
      onPointerDown={(event) => item.editable && on.onGrab(event, entry, 'move')}
      onClick={(event: MouseEvent<HTMLElement>) => on.onOpen(entry, event.currentTarget)}
      onKeyDown={(event) => on.onKeyDown(event, entry)}
    >
      <span className={css.entryTitle}>{item.title}</span>
      {!entry.allDay && (
        <span className={css.entryTime}>{tall && size !== 'short' ? timesOf(entry) : startOfEntry(entry)}</span>
      )}
      {size === 'tall' && item.customer_name && <span className={css.entryMore}>{item.customer_name}</span>}
      {on.showPerson && item.assignee_name && (
        <span className={css.entryPerson}>
          <Avatar name={item.assignee_name} size={16} />
        </span>
      )}
      {tall && last && item.editable && (
        <span className={css.grip} aria-hidden onPointerDown={(event) => on.onGrab(event, entry, 'stretch')} />
      )}
    </button>
  );
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;
export const startOfEntry = ({ start }: Entry) => clock(start);
export const timesOf = ({ start, end }: { start: Date; end: Date }) => `${clock(start)}–${clock(end)}`;

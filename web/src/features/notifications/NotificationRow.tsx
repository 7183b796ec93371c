import { type MouseEvent, useCallback } from 'react';
import { Link } from 'react-router';
import { NoticeDecision } from '@/features/approvals/public';
import { useTexts } from '@/shared/i18n';
import { recordPath } from '@/shared/records/recordPath';
import { TimeText } from '@/shared/records/TimeText';
import { NotificationIcon } from './NotificationIcon';
import { type Notification, useMarkRead } from './notifications.api';
import css from './notifications.module.css';
import { notificationTexts } from './notifications.texts';

interface NotificationRowProps {
  one: Notification;
  active?: boolean;
  onOpen?: () => void;
}

/** Where a notification leads to; one without a record stays where it is. */
export const placeOf = (one: Notification): string | null =>
  one.record ? recordPath(one.record.kind, one.record.id) : null;

/** One line of the inbox: it leads to its record, and is read by that. */
export function NotificationRow({ one, active, onOpen }: NotificationRowProps) {
  const t = useTexts(notificationTexts);
  const { mutate: markRead } = useMarkRead();
  const path = placeOf(one);
  const read = useCallback(() => {
    if (!one.read_at) markRead(one.notification_id);
  }, [one, markRead]);
  const open = () => {
    read();
    onOpen?.();
  };
  const text = (
    <>
      <NotificationIcon kind={one.kind} />
      <span className={css.rowText}>
        <span className={css.rowTitle}>
          {!one.read_at && <span className="gx-visually-hidden">{t('isUnread')}: </span>}
          {one.title}
        </span>
        {one.text && <span className={css.rowMore}>{one.text}</span>}
        <span className={css.rowTime}>
          {one.by_name && <>{one.by_name} · </>}
          <TimeText at={one.created_at} />
        </span>
      </span>
    </>
  );
  return (
    <li className={css.row} data-unread={!one.read_at || undefined} data-active={active || undefined}>
      {path ? (
        <Link to={path} className={css.rowLink} onClick={open}>
          {text}
        </Link>
      ) : (
        <button type="button" className={css.rowLink} onClick={open}>
          {text}
        </button>
      )}
      {one.kind === 'approval' && one.record && !one.read_at && <NoticeDecision id={one.record.id} onDecided={read} />}
      {!one.read_at && (
        <button
          type="button"
          className={css.dotButton}
          aria-label={t('markReadOf', { title: one.title })}
          title={t('markRead')}
          onClick={(event: MouseEvent) => {
            event.stopPropagation();
            read();
          }}
        >
          <span className={css.dot} />
        </button>
      )}
    </li>
  );
}

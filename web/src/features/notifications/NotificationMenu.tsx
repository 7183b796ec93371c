import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useLocale, useTexts } from '@/shared/i18n';
import { SettingsIcon } from '@/shared/icons';
import { NotificationRow } from './NotificationRow';
import { notificationList, useMarkAllRead } from './notifications.api';
import css from './notifications.module.css';
import { notificationTexts } from './notifications.texts';

const most = 8;

/** The latest notifications, in the bell's drop-down. */
export function NotificationMenu({ onClose }: { onClose: () => void }) {
  const t = useTexts(notificationTexts);
  const locale = useLocale();
  const list = useInfiniteQuery(notificationList(false, locale));
  const markAll = useMarkAllRead();
  const items = list.data?.pages[0]?.items.slice(0, most) ?? [];
  const unread = items.some((one) => !one.read_at);
  return (
    <section className={css.menu} aria-label={t('title')}>
      <header className={css.menuHead}>
        <h2>{t('title')}</h2>
        <span className={css.grow} />
        <Button type="link" size="small" disabled={!unread} onClick={() => markAll.mutate()}>
          {t('markAll')}
        </Button>
        <Link
          to="/settings/notifications"
          className={css.headLink}
          aria-label={t('settings')}
          title={t('settings')}
          onClick={onClose}
        >
          <SettingsIcon />
        </Link>
      </header>
      {list.isPending && <div className={css.menuBone} role="status" aria-label={t('loading')} />}
      {list.isSuccess && items.length === 0 && (
        <p className={css.menuEmpty}>
          <strong>{t('empty')}</strong>
          <span>{t('emptyText')}</span>
        </p>
      )}
      {items.length > 0 && (
        <ul className={css.rows}>
          {items.map((one) => (
            <NotificationRow key={one.notification_id} one={one} onOpen={onClose} />
          ))}
        </ul>
      )}
      <Link to="/notifications" className={css.menuFoot} onClick={onClose}>
        {t('openAll')}
      </Link>
    </section>
  );
}

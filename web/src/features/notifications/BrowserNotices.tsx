import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { currentLocale } from '@/shared/i18n';
import { type Change, onLive } from '@/shared/live';
import { placeOf } from './NotificationRow';
import { notificationList, notificationPreferences } from './notifications.api';

/** Lets the system show what arrives while the window is in the background; asks for nothing by itself. */
export function BrowserNotices() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    const show = async (id: string | null) => {
      const { kinds } = await cache.ensureQueryData(notificationPreferences);
      const { pages } = await cache.fetchInfiniteQuery({ ...notificationList(false, currentLocale()), staleTime: 0 });
      const one = pages[0]?.items.find((item) => item.notification_id === id);
      if (!one || !kinds[one.kind]?.browser) return;
      // the tag keeps two windows from telling it twice
      const notice = new Notification(one.title, { body: one.text ?? undefined, tag: one.notification_id });
      notice.onclick = () => {
        window.focus();
        notice.close();
        void navigate(placeOf(one) ?? '/notifications');
      };
    };
    return onLive<Change>('change', (change) => {
      if (change.kind !== 'notifications' || change.action !== 'created') return;
      if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return;
      void show(change.id);
    });
  }, [cache, navigate]);
  return null;
}

import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { BellIcon } from '@/shared/icons';
import { UnreadBadge } from './Bell';
import { BrowserNotices } from './BrowserNotices';
import { bellTexts } from './bell.texts';

export const notifications: Feature = {
  name: 'notifications',
  menu: [
    {
      path: '/notifications',
      label: () => say(bellTexts, 'title'),
      icon: BellIcon,
      phone: true,
      phoneOnly: true,
      shortcut: 'g n',
      badge: UnreadBadge,
    },
  ],
  routes: [
    {
      path: 'notifications',
      lazy: async () => ({ Component: (await import('./NotificationsPage')).NotificationsPage }),
    },
  ],
  overlay: BrowserNotices,
};

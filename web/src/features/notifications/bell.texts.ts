import { texts } from '@/shared/i18n';

/** What the bell says; the rest comes when it is opened. */
export const bellTexts = texts('bell', {
  title: ['消息', 'Notifications'],
  bell: ['消息', 'Notifications'],
  bellUnread: [
    '消息，{{count}} 条未读',
    { one: 'Notifications, {{count}} unread', other: 'Notifications, {{count}} unread' },
  ],
});

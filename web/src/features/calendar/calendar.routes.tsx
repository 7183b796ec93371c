import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { CalendarIcon } from '@/shared/icons';
import { calendarMenuTexts } from './calendarMenu.texts';

export const calendar: Feature = {
  name: 'calendar',
  menu: [
    {
      path: '/calendar',
      label: () => say(calendarMenuTexts, 'title'),
      icon: CalendarIcon,
      permission: 'tasks.view',
      shortcut: 'g d',
    },
  ],
  routes: [{ path: 'calendar', lazy: async () => ({ Component: (await import('./CalendarPage')).CalendarPage }) }],
};

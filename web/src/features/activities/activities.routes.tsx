import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { NoteIcon } from '@/shared/icons';
import { activityMenuTexts } from './activitiesMenu.texts';
import { LogDialogHost } from './LogDialogHost';
import { openLogDialog } from './logRequest';

const workspace = async () => ({ Component: (await import('./list/ActivityWorkspace')).ActivityWorkspace });

export const activities: Feature = {
  name: 'activities',
  menu: [
    {
      path: '/activities',
      label: () => say(activityMenuTexts, 'title'),
      icon: NoteIcon,
      permission: 'activities.view',
      shortcut: 'g f',
    },
  ],
  actions: [
    {
      id: 'activities.create',
      label: () => say(activityMenuTexts, 'create'),
      icon: NoteIcon,
      permission: 'activities.create',
      keywords: activityMenuTexts.entries.keywords.join(' '),
      create: true,
      run: () => openLogDialog(true),
    },
  ],
  routes: [
    {
      path: 'activities',
      lazy: workspace,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: LogDialogHost,
};

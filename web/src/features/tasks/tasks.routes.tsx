import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { SunriseIcon, TaskIcon } from '@/shared/icons';
import { TaskFormHost } from './TaskFormHost';
import { openTaskForm } from './taskRequest';
import { taskMenuTexts } from './tasksMenu.texts';

const list = async () => ({ Component: (await import('./TaskListPage')).TaskListPage });

export const tasks: Feature = {
  name: 'tasks',
  menu: [
    {
      path: '/today',
      label: () => say(taskMenuTexts, 'today'),
      icon: SunriseIcon,
      permission: 'tasks.view',
      phone: true,
      shortcut: 'g t',
    },
    {
      path: '/tasks',
      label: () => say(taskMenuTexts, 'title'),
      icon: TaskIcon,
      permission: 'tasks.view',
      shortcut: 'g k',
    },
  ],
  actions: [
    {
      id: 'tasks.create',
      label: () => say(taskMenuTexts, 'create'),
      icon: TaskIcon,
      permission: 'tasks.create',
      keywords: taskMenuTexts.entries.keywords.join(' '),
      shortcut: 't',
      create: true,
      run: () => openTaskForm(),
    },
  ],
  routes: [
    { path: 'today', lazy: async () => ({ Component: (await import('./TodayPage')).TodayPage }) },
    // one element for the list and its records: opening one leaves the list where it is
    {
      path: 'tasks',
      lazy: list,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: TaskFormHost,
};

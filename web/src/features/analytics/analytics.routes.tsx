import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { DashboardIcon, ReportIcon } from '@/shared/icons';
import { analyticsMenuTexts } from './analyticsMenu.texts';

export const analytics: Feature = {
  name: 'analytics',
  menu: [
    {
      path: '/dashboards',
      label: () => say(analyticsMenuTexts, 'dashboards'),
      icon: DashboardIcon,
      permission: 'analytics.view',
      shortcut: 'g b',
      group: 'reports',
    },
    {
      path: '/reports',
      label: () => say(analyticsMenuTexts, 'reports'),
      icon: ReportIcon,
      permission: 'analytics.view',
      shortcut: 'g r',
      group: 'reports',
    },
  ],
  routes: [
    {
      path: 'dashboards',
      lazy: async () => ({ Component: (await import('./dashboards/DashboardHome')).DashboardHome }),
    },
    {
      path: 'dashboards/:id',
      lazy: async () => ({ Component: (await import('./dashboards/DashboardPage')).DashboardPage }),
    },
    { path: 'reports', lazy: async () => ({ Component: (await import('./reports/ReportListPage')).ReportListPage }) },
    { path: 'reports/:report', lazy: async () => ({ Component: (await import('./reports/ReportPage')).ReportPage }) },
  ],
};

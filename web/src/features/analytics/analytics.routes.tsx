import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { DashboardIcon, ReportIcon, TrophyIcon } from '@/shared/icons';
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
  actions: [
    {
      id: 'analytics.value',
      label: () => say(analyticsMenuTexts, 'value'),
      icon: TrophyIcon,
      permission: 'analytics.view',
      keywords: analyticsMenuTexts.entries.valueKeywords.join(' '),
      quiet: true,
      run: (navigate) => void navigate('/analytics/value'),
    },
    {
      id: 'analytics.segments',
      label: () => say(analyticsMenuTexts, 'segments'),
      icon: TrophyIcon,
      permission: 'analytics.view',
      keywords: analyticsMenuTexts.entries.segmentsKeywords.join(' '),
      quiet: true,
      run: (navigate) => void navigate('/analytics/value/segments'),
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
    {
      path: 'analytics/value',
      lazy: async () => ({ Component: (await import('./worth/WorthPage')).WorthPage }),
      children: [
        { index: true, element: null },
        { path: 'segments', element: null },
      ],
    },
    { path: 'reports/:report', lazy: async () => ({ Component: (await import('./reports/ReportPage')).ReportPage }) },
  ],
};

import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { reportPages } from './pages';
import { reportMenuTexts } from './reportsMenu.texts';

export const reports: Feature = {
  name: 'reports',
  menu: reportPages.map((page) => ({
    path: `/reports/${page.path}`,
    label: () => say(reportMenuTexts, page.title),
    icon: page.icon,
    permission: page.permission,
    shortcut: page.shortcut,
    group: 'reports',
  })),
  actions: reportPages.map((page) => ({
    id: `reports.${page.path}`,
    label: () => `${say(reportMenuTexts, 'title')}: ${say(reportMenuTexts, page.title)}`,
    icon: page.icon,
    permission: page.permission,
    keywords: page.keywords,
    quiet: true,
    run: (navigate) => void navigate(`/reports/${page.path}`),
  })),
  routes: [
    {
      path: 'reports',
      lazy: async () => ({ Component: (await import('./ReportsLayout')).ReportsLayout }),
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./ReportsHome')).ReportsHome }) },
        {
          path: 'pipeline',
          lazy: async () => ({ Component: (await import('./PipelineReportPage')).PipelineReportPage }),
        },
        { path: 'lead-sources', lazy: async () => (await import('@/features/leads/public')).leadSourcesPage() },
      ],
    },
  ],
};

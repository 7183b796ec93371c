import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { reportPages } from './pages';
import { reportMenuTexts } from './reportsMenu.texts';

export const reports: Feature = {
  name: 'reports',
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
      lazy: async () => ({ Component: (await import('./ReportsLayout')).ReportsLayout }),
      children: [
        {
          path: 'reports/pipeline',
          lazy: async () => ({ Component: (await import('./PipelineReportPage')).PipelineReportPage }),
        },
        {
          path: 'reports/lead-sources',
          lazy: async () => (await import('@/features/leads/public')).leadSourcesPage(),
        },
      ],
    },
  ],
};

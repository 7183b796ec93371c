import { texts } from '@/shared/i18n';

/** What menu and palette say; the rest comes with the pages. */
export const analyticsMenuTexts = texts('analytics.menu', {
  reports: ['报表', 'Reports'],
  dashboards: ['仪表盘', 'Dashboards'],
  keywords: ['baobiao bb yibiaopan ybp tubiao fenxi fx', 'chart analytics kpi'],
});

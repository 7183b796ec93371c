import { texts } from '@/shared/i18n';

/** What menu and palette say; the rest comes with the pages. */
export const analyticsMenuTexts = texts('analytics.menu', {
  reports: ['报表', 'Reports'],
  dashboards: ['仪表盘', 'Dashboards'],
  value: ['客户价值', 'Customer value'],
  valueKeywords: ['kehujiazhi khjz shengmingzhouqi', 'clv ltv arpu worth lifetime'],
  segments: ['RFM 分群', 'RFM segments'],
  segmentsKeywords: ['rfm fenqun fq jiazhifenqun', 'segment vip recency'],
  keywords: ['baobiao bb yibiaopan ybp tubiao fenxi fx', 'chart analytics kpi'],
});

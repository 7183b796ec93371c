import { texts } from '@/shared/i18n';

export const reportMenuTexts = texts('reports.menu', {
  title: ['报表', 'Reports'],
  'pipeline.title': ['销售管道', 'Sales pipeline'],
  'leadSources.title': ['线索来源', 'Lead sources'],
});

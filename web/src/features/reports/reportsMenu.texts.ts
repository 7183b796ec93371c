import { texts } from '@/shared/i18n';

export const reportMenuTexts = texts('reports.menu', {
  title: ['报表', 'Reports'],
  'group.sales': ['销售', 'Sales'],
  'group.work': ['工作', 'Work'],
  'pipeline.title': ['销售管道', 'Sales pipeline'],
  'pipeline.text': [
    '漏斗与转化、输单原因，各部门、各人的赢单成绩。',
    'Funnel and conversion, why deals were lost, results by department and person.',
  ],
  'leadSources.title': ['线索来源', 'Lead sources'],
  'leadSources.text': [
    '各来源带来多少线索，花了多少，回报多少。',
    'How many leads each source brings, what it costs and what it returns.',
  ],
});

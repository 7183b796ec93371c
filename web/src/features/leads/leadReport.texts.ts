import { texts } from '@/shared/i18n';

export const leadReportTexts = texts('leads.report', {
  title: ['线索来源', 'Lead sources'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  enterCost: ['填写花费', 'Enter costs'],
  source: ['来源', 'Source'],
  leads: ['线索', 'Leads'],
  qualified: ['已认定', 'Qualified'],
  converted: ['已转化', 'Converted'],
  won: ['赢单', 'Won'],
  wonAmount: ['赢单金额', 'Won value'],
  otherCurrencies: ['另 {{count}} 单其他币种', '{{count}} in other currencies'],
  cost: ['花费', 'Cost'],
  costPerLead: ['每条成本', 'Cost per lead'],
  return: ['回报率', 'Return'],
  returnHint: ['（赢单金额 − 花费）÷ 花费', '(won value − cost) / cost'],
  unknown: ['未填写', 'Not said'],
  empty: ['还没有线索', 'No leads yet'],
  emptyText: ['有了线索，这里会比较各来源的成本和回报。', 'Once there are leads, their sources are compared here.'],
});

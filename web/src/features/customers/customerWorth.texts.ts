import { texts } from '@/shared/i18n';

/** What a customer is worth; apart from the rest, which is there before anybody signs in. */
export const customerWorthTexts = texts('customers.worth', {
  segment: ['价值分群', 'Segment'],
  'segment.vip': ['VIP客户', 'VIP'],
  'segment.important_develop': ['重要发展客户', 'Important, to develop'],
  'segment.important_keep': ['重要保持客户', 'Important, to keep'],
  'segment.important_win_back': ['重要挽留客户', 'Important, to win back'],
  'segment.general_value': ['一般价值客户', 'General, of value'],
  'segment.general_develop': ['一般发展客户', 'General, to develop'],
  'segment.general_keep': ['一般保持客户', 'General, to keep'],
  rfm_score: ['RFM 评分', 'RFM score'],
  rfmHint: [
    '最近 {{r}}、频次 {{f}}、金额 {{m}}，共 {{total}} 分',
    'Recency {{r}}, frequency {{f}}, monetary {{m}}: {{total}} points',
  ],
  purchase_count: ['购买次数', 'Purchases'],
  total_spent: ['累计消费', 'Total spent'],
  last_purchase_at: ['最近购买', 'Last purchase'],
  churn_risk: ['流失风险值', 'Churn risk'],
  predicted_value: ['预计 12 个月价值', '12 months, rule'],
  alive_probability: ['活跃概率', 'Still active'],
  model_value: ['模型 12 个月价值', '12 months, model'],
});

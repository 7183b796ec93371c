import { texts } from '@/shared/i18n';

export const portraitTexts = texts('analytics.portrait', {
  title: ['客户画像', 'Portrait'],
  failed: ['画像没有加载出来', 'The portrait could not be loaded'],
  retry: ['重试', 'Try again'],
  nothing: [
    '还没有购买。有了第一张已完成的订单，这里会有评分、分群和预计价值。',
    'Nothing bought yet. With the first completed order there will be a score, a segment and an expected value.',
  ],
  notCounted: [
    '另有以其他币种结算、未计入的购买：{{list}}。',
    'Also bought in other currencies, counted nowhere here: {{list}}.',
  ],
  boughtIn: ['{{count}} 次共 {{total}}', '{{count}} for {{total}}'],
  score: ['RFM 评分', 'RFM score'],
  relative: [
    '评分按固定标准；分群按在全部客户中的位置（{{score}}）。',
    'Scored by fixed steps; the segment follows from the place among all customers ({{score}}).',
  ],
  forecast: ['未来 12 个月', 'Next 12 months'],
  byRule: ['规则', 'Rule'],
  byModel: ['模型', 'Model'],
  value: ['预计价值', 'Value'],
  churn: ['流失风险', 'Churn risk'],
  expected: ['预计购买', 'Purchases'],
  alive: ['仍然活跃', 'Still active'],
  times: ['{{value}} 次', '{{value}}'],
  oncePurchased: [
    '只购买过一次，模型还看不出是否仍然活跃。',
    'With a single purchase the model cannot tell whether the customer is still active.',
  ],
  fitted: [
    '模型（BG/NBD、Gamma-Gamma）于 {{at}} 按全部客户的购买拟合。',
    'The models (BG/NBD, Gamma-Gamma) were fitted to the purchases of all customers on {{at}}.',
  ],
  noModel: ['没有模型值：{{why}}。', 'No value by model: {{why}}.'],
  rule: [
    '规则：累计消费 ÷ 首购以来的月数 × 12；流失风险看多久没有联系和购买。',
    'Rule: total spent ÷ months since the first purchase × 12; the risk follows from how long ago the last contact and purchase were.',
  ],
  preferences: ['偏好', 'Preferences'],
  actions: ['建议行动', 'Recommended'],
  asTask: ['建为任务：{{action}}', 'Make it a task: {{action}}'],
  facts: ['依据', 'Based on'],
  purchases: ['购买', 'Purchases'],
  spent: ['累计消费', 'Total spent'],
  first: ['首次购买', 'First purchase'],
  last: ['最近购买', 'Last purchase'],
  contact: ['最后联系', 'Last contact'],
});

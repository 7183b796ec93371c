import { texts } from '@/shared/i18n';

export const modelTexts = texts('analytics.model', {
  title: ['怎样计算', 'How it is worked out'],
  rule: [
    '按规则：平均每单金额 × 首次购买以来每月的购买次数 × 12，即以往的速度再持续一年。流失风险看多久没有联系和购买。',
    'By rule: average order × purchases a month since the first one × 12, as if the pace so far went on for a year. The churn risk follows from how long ago the last contact and purchase were.',
  ],
  model: [
    '按模型：每位客户预计的购买次数（BG/NBD）乘以每次的金额（Gamma-Gamma），用最大似然法按本组织全部客户的购买拟合。流失风险为 1 减去活跃概率。',
    'By model: the purchases to expect of each customer (BG/NBD) times what each is worth (Gamma-Gamma), both fitted to all purchases of the organization by maximum likelihood. The churn risk is 1 less the probability of still being active.',
  ],
  shown: [
    '两个模型都有时，CLV 取模型值，否则取规则值；收入只计本位币的已完成订单。',
    'Where both models are there CLV is theirs, else it is by rule; revenue counts completed orders in the currency of the organization.',
  ],
  asOf: ['按截至这一天的购买拟合', 'Fitted to purchases up to'],
  asOfText: ['只在这里显示，不改变客户的值。', 'Shown here alone; no customer changes.'],
  purchasesModel: ['购买次数：BG/NBD', 'How often: BG/NBD'],
  purchasesSource: ['Fader、Hardie、Lee，2005', 'Fader, Hardie and Lee, 2005'],
  valueModel: ['每次金额：Gamma-Gamma', 'How much: Gamma-Gamma'],
  valueSource: ['Fader、Hardie，2013', 'Fader and Hardie, 2013'],
  none: ['没有模型：{{why}}。', 'No model: {{why}}.'],
  r: [
    '购买频率在客户之间的分布：越小，客户之间差别越大。',
    'Shape of how often customers buy: the smaller, the more they differ.',
  ],
  alpha: [
    '它的尺度（周）：r ÷ α 是平均每周的购买次数，这里是 {{rate}}。',
    'Its scale in weeks: r ÷ α is how often a customer buys a week, here {{rate}}.',
  ],
  a: [
    '客户流失倾向的分布：a 相对 b 越大，越容易流失。',
    'Tendency to leave: the larger beside b, the sooner customers leave.',
  ],
  b: [
    '客户留下倾向：每次购买后离开的平均概率是 a ÷ (a + b)，这里是 {{rate}}。',
    'Tendency to stay: the mean probability of leaving after a purchase is a ÷ (a + b), here {{rate}}.',
  ],
  p: [
    '同一客户各次金额的稳定程度：越大，每次花得越接近。',
    'How alike the purchases of one customer are: the larger, the closer together.',
  ],
  q: [
    '客户之间平均金额的差别：越大，客户之间越接近；必须大于 1。',
    'How alike customers are among each other: the larger, the closer; it must be above 1.',
  ],
  gamma: [
    '金额的尺度：一次购买平均为 p × γ ÷ (q − 1)，这里是 {{mean}}。',
    'Scale of the amounts: a purchase is worth p × γ ÷ (q − 1) on average, here {{mean}}.',
  ],
  likelihood: ['对数似然', 'Log-likelihood'],
  likelihoodText: [
    '模型与数据的吻合程度：同一批客户，越高越好。',
    'How well the model fits the data: for the same customers, higher is better.',
  ],
  customers: ['客户数', 'Customers'],
  customersText: ['用来拟合的、购买过的客户。', 'Those who have bought, to whom the model was fitted.'],
});

import { texts } from '@/shared/i18n';

export const whyTexts = texts('analytics.why', {
  too_few_customers: ['购买过的客户还不到 200 位', 'fewer than 200 customers have bought so far'],
  too_few_repeat_buyers: ['再次购买过的客户还不到 50 位', 'fewer than 50 customers have bought again so far'],
  observed_too_short: ['最早的购买到现在还不到 13 周', 'the first purchase was less than 13 weeks ago'],
  no_spread: ['客户之间差别太小', 'customers differ too little from each other'],
  no_finite_mean: [
    '各客户每次购买的金额相差太大，平均没有意义',
    'what customers spend differs so much that its mean says nothing',
  ],
  did_not_converge: ['计算没有得到稳定的结果', 'the calculation did not settle on a result'],
  not_counted: ['还没有计算过，每天夜里自动计算', 'nothing has been counted yet; that happens every night'],
  ahead: ['购买日期都在今天之后', 'all purchases are dated after today'],
});

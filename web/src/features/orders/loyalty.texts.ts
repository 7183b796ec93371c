import { texts } from '@/shared/i18n';

export const loyaltyTexts = texts('loyalty', {
  // of a customer
  points: ['积分', 'Points'],
  worth: ['价值 {{amount}}', 'worth {{amount}}'],
  none: ['还没有积分记录', 'No points yet'],
  earned: ['下单获得', 'Earned'],
  spent: ['下单使用', 'Spent'],
  taken_back: ['随订单调整', 'Changed with the order'],
  adjusted: ['手工调整', 'By hand'],
  all: ['全部 {{count}} 条', 'All {{count}}'],
  fewer: ['收起', 'Fewer'],
  adjust: ['调整积分', 'Adjust points'],
  give: ['增加', 'Give'],
  take: ['扣减', 'Take'],
  direction: ['增加或扣减', 'Give or take'],
  count: ['积分数', 'Points'],
  reason: ['原因', 'Reason'],
  reasonHint: ['客户会问起：写清楚为什么', 'Somebody will ask: say why'],
  after: ['调整后 {{points}}', '{{points}} afterwards'],
  required: ['请填写{{label}}', '{{label}} is required'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  adjusted_toast: ['积分已调整为 {{points}}', 'The balance is {{points}} points now'],

  // the rule
  title: ['会员积分', 'Loyalty points'],
  text: [
    '客户完成订单得积分，下次购买时抵扣。退货和删除订单时，积分随之退回。',
    'Customers earn points with completed orders and pay with them later. Returned and deleted orders take their points back.',
  ],
  active: ['启用积分', 'Customers earn points'],
  activeText: [
    '关闭后不再产生新积分，已有的仍可使用。',
    'Off, nothing is earned any more; what was earned can be spent.',
  ],
  perUnit: ['每消费 1 {{currency}} 得', 'Points for each {{currency}}'],
  perUnitText: ['按实收计算，舍去不足 1 积分的部分。', 'Counted from what was paid, rounded down to whole points.'],
  value: ['1 积分抵', 'A point pays'],
  valueText: ['改变后，所有客户的余额立即按新的价值计算。', 'A change holds for every balance at once.'],
  unitPoints: ['积分', 'points'],
  example: [
    '买 {{paid}} 得 {{points}} 积分，可抵 {{worth}}（{{share}}）',
    'A purchase of {{paid}} earns {{points}} points, which pay {{worth}} ({{share}})',
  ],
  exampleOff: ['目前不产生积分。', 'Nothing is earned at present.'],
  saved: ['积分规则已保存', 'Rule saved'],
});

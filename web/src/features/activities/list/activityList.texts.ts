import { texts } from '@/shared/i18n';

export const activityListTexts = texts('activities.list', {
  title: ['跟进记录', 'Activities'],
  create: ['记录跟进', 'Log an activity'],
  searchHint: ['内容、主题、客户', 'What was said, subject, customer'],
  empty: ['还没有跟进记录', 'Nothing has been logged yet'],
  emptyText: [
    '打过的电话、拜访和会议记在这里，也在客户的动态里。',
    'Calls, visits and meetings are kept here, and on the timeline of the customer.',
  ],
  notFound: ['没有找到这条跟进', 'This activity was not found'],
  notFoundText: [
    '可能已被删除，或者你没有查看权限。',
    'It may have been deleted, or you may not be allowed to see it.',
  ],
  content: ['内容', 'What was said'],
  type: ['方式', 'Kind'],
  customer_id: ['客户', 'Customer'],
  contact_id: ['联系人', 'Contact'],
  opportunity_id: ['商机', 'Deal'],
  lead_id: ['线索', 'Lead'],
  occurred_at: ['时间', 'When'],
  created_by: ['跟进人', 'Logged by'],
  outcome: ['结果', 'Outcome'],
  next_step: ['下一步', 'Next step'],
  duration_minutes: ['时长（分钟）', 'Minutes'],
  created_at: ['记录时间', 'Logged'],
  pickCustomer: ['先选择客户', 'Choose the customer first'],
});

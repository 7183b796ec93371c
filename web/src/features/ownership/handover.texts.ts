import { texts } from '@/shared/i18n';

export const handoverTexts = texts('handover', {
  title: ['交接 {{name}} 的工作', 'Hand over the work of {{name}}'],
  text: [
    '客户全部交接；商机、线索、任务和审批只交接未完成的。没有选择接收人的保持不变。',
    'All customers, and what is open of deals, leads, tasks and approvals. What nobody is chosen for stays.',
  ],
  everything: ['全部交给', 'Everything to'],
  what: ['内容', 'What'],
  count: ['数量', 'Number'],
  to: ['交给', 'To'],
  same: ['同上', 'As above'],
  customers: ['客户', 'Customers'],
  opportunities: ['进行中的商机', 'Open deals'],
  leads: ['未结束的线索', 'Open leads'],
  tasks: ['未完成的任务', 'Open tasks'],
  approvals: ['待处理的审批', 'Decisions waiting'],
  pool: ['客户退回公海', 'Put the customers into the public pool'],
  nothing: ['没有需要交接的内容', 'There is nothing to hand over'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  go: ['交接', 'Hand over'],
  done: ['已交接', 'Handed over'],
  doneText: ['对方已收到消息。', 'Who got something has been told.'],
  deactivate: ['停用 {{name}}', 'Deactivate {{name}}'],
  deactivated: ['已停用 {{name}}，不能再登录', '{{name}} is deactivated and cannot sign in'],
});

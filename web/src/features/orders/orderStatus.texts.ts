import { texts } from '@/shared/i18n';

export const orderStatusTexts = texts('orders.status', {
  pending: ['待处理', 'Pending'],
  completed: ['已完成', 'Completed'],
  cancelled: ['已取消', 'Cancelled'],
  returned: ['已退货', 'Returned'],
  partly: ['部分退货', 'partly returned'],
});

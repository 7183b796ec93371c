import { texts } from '@/shared/i18n';

/** What menu and palette say; the rest comes with the pages, so that the first load stays small. */
export const orderMenuTexts = texts('orders.menu', {
  title: ['订单', 'Orders'],
  create: ['新建订单', 'New order'],
  keywords: ['dingdan xinjian dd xjdd', 'add order purchase sale'],
});

import type { RecordKind } from '@/features/views/public';
import { type OrderListParams, type OrderRow, orderKeys, orderList, orderRecord } from './orders.api';

export const orderKind: RecordKind<OrderRow, OrderListParams> = {
  kind: 'orders',
  idKey: 'order_id',
  nameOf: (row) => [row.customer_name, row.order_number].filter(Boolean).join(' ') || row.order_id,
  list: orderList,
  record: orderRecord,
  lists: orderKeys.lists,
  liveKinds: ['orders'],
  firstColumns: [
    'order_number',
    'customer_name',
    'ordered_at',
    'status',
    'amount',
    'returned_amount',
    'net_amount',
    'seller_name',
    'channel',
  ],
  known: ['q', 'filter', 'sort', 'status', 'owner', 'customer_id', 'seller', 'ordered_after', 'ordered_before'],
  usualSort: '-ordered_at',
  inFiles: { seller_name: 'seller_id', owner_name: 'owner_id' },
};

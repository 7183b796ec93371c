import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schemas } from '@/api/client';
import { CustomerLink, CustomerPicker } from '@/features/customers/public';
import { formatInstant, formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import type { RecordField } from '@/shared/records/recordFields';
import type { Order } from '../orders.api';
import { orderTexts } from '../orders.texts';
import { useChannels } from '../useChannels';

type Field = RecordField<Order>;
type Users = { items: Schemas['UserRow'][] };

/** The facts of an order in groups, each with its editor; lines and totals have a place of their own. */
export function useOrderRecordFields(): { fields: Field[]; groups: { key: string; label: string }[] } {
  const t = useTexts(orderTexts);
  const cache = useQueryClient();
  const channels = useChannels();
  return useMemo(() => {
    const field = (
      key: keyof Order & keyof typeof orderTexts.entries,
      group: string,
      type: Field['type'] = 'text',
      more: Partial<Field> = {},
    ): Field => ({ key, label: t(key), group, type, read: (order) => order[key], ...more });
    const fixed = { readOnly: true };
    const nameOfUser = (id: unknown) =>
      cache
        .getQueriesData<Users>({ queryKey: ['users', 'search'] })
        .flatMap(([, data]) => data?.items ?? [])
        .find((user) => user.user_id === id)?.name ?? null;
    return {
      groups: [
        { key: 'order', label: t('groupOrder') },
        { key: 'system', label: t('groupSystem') },
      ],
      fields: [
        field('order_number', 'order', 'text', { required: true }),
        customerField(t('customer')),
        field('ordered_at', 'order', 'instant', {
          required: true,
          show: (order) => <time dateTime={order.ordered_at}>{formatInstant(order.ordered_at)}</time>,
        }),
        // one with lines costs what they cost
        field('amount', 'order', 'money', {
          hidden: (order) => order.lines.length > 0,
          show: (order) => order.amount !== null && formatMoney(order.amount, order.currency),
        }),
        field('seller_id', 'order', 'user', {
          show: (order) => order.seller_name ?? '…',
          write: (value) => ({ patch: { seller_id: value }, shown: { seller_name: nameOfUser(value) } }),
        }),
        field('channel', 'order', 'text', { suggestions: channels.map((one) => one.value) }),
        field('notes', 'order', 'long_text'),
        field('owner_id', 'system', 'user', { ...fixed, show: (order) => order.owner_name ?? '…' }),
        field('currency', 'system', 'text', fixed),
        field('created_at', 'system', 'instant', fixed),
        field('updated_at', 'system', 'instant', fixed),
      ],
    };
  }, [t, cache, channels]);
}

const customerField = (label: string): Field => ({
  key: 'customer_id',
  label,
  group: 'order',
  type: 'record',
  required: true,
  read: (order) => order.customer_id ?? order.customer_name,
  show: (order) =>
    order.customer_id ? <CustomerLink id={order.customer_id} name={order.customer_name ?? '…'} /> : order.customer_name,
  edit: (props, order) => (
    <CustomerPicker
      autoFocus
      defaultOpen
      aria-label={props.label}
      value={order.customer_id}
      known={{ id: order.customer_id, name: order.customer_name }}
      onChange={(id) => id && props.onCommit(id)}
    />
  ),
});

import { useMemo } from 'react';
import { useListParams } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { type FilterDef, narrowed, quote, type Values } from '@/shared/lists/filters';
import { orderKind } from './orderKind';
import { orderStatusTexts } from './orderStatus.texts';
import { type OrderListParams, orderStatuses } from './orders.api';
import { orderTexts } from './orders.texts';

/** Chips for which the server has no parameter of their own. */
interface Chips {
  seller?: string;
  ordered_after?: string;
  ordered_before?: string;
}

/** The address's conditions as the API takes them. */
export function useOrderParams(defs: FilterDef[], values: Values): OrderListParams {
  const query = useListParams<never, OrderListParams & Chips>(orderKind as never, defs, values);
  return useMemo(() => withConditions(query), [query]);
}

/** The user's own filter, and beside it what the chips say that the server has no parameter for. */
export function withConditions({ seller, ordered_after, ordered_before, ...query }: OrderListParams & Chips) {
  const conditions: string[] = [];
  if (seller === 'none') conditions.push('seller_id is null');
  else if (seller) conditions.push(seller === 'me' ? 'seller_id = me' : `seller_id = ${quote(seller)}`);
  if (ordered_after) conditions.push(`ordered_at >= ${quote(ordered_after)}`);
  if (ordered_before) conditions.push(`ordered_at < ${quote(ordered_before)}`);
  return conditions.length === 0 ? query : { ...query, filter: narrowed(query.filter, ...conditions) };
}

/** What orders can be narrowed by. */
export function useOrderFilters(): FilterDef[] {
  const t = useTexts(orderTexts);
  const ts = useTexts(orderStatusTexts);
  return useMemo(
    () => [
      {
        key: 'status',
        label: t('status'),
        kind: 'choices',
        pinned: true,
        options: orderStatuses.map((value) => ({ value, label: ts(value) })),
      },
      {
        key: 'ordered',
        label: t('ordered_at'),
        kind: 'days',
        pinned: true,
        after: 'ordered_after',
        before: 'ordered_before',
      },
      { key: 'seller', label: t('seller_id'), kind: 'user', pinned: true },
      { key: 'owner', label: t('owner_id'), kind: 'user' },
    ],
    [t, ts],
  );
}

import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import type { FilterDef } from '@/shared/lists/filters';
import { orderStatusTexts } from './orderStatus.texts';
import { orderStatuses } from './orders.api';
import { orderTexts } from './orders.texts';

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
        field: 'ordered_at',
        after: 'ordered_after',
        before: 'ordered_before',
      },
      { key: 'seller', label: t('seller_id'), kind: 'user', pinned: true, field: 'seller_id' },
      { key: 'owner', label: t('owner_id'), kind: 'user' },
    ],
    [t, ts],
  );
}

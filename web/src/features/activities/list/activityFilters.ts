import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import type { FilterDef } from '@/shared/lists/filters';
import { activityTypes } from '../activities.api';
import { activityTexts } from '../activities.texts';
import { activityListTexts } from './activityList.texts';

/** What activities can be narrowed by. */
export function useActivityFilters(): FilterDef[] {
  const t = useTexts(activityListTexts);
  const kinds = useTexts(activityTexts);
  return useMemo(
    () => [
      {
        key: 'type',
        label: t('type'),
        kind: 'choices',
        pinned: true,
        options: activityTypes.map((value) => ({ value, label: kinds(value) })),
      },
      { key: 'person', label: t('created_by'), kind: 'user', pinned: true, field: 'created_by' },
      {
        key: 'occurred',
        label: t('occurred_at'),
        kind: 'days',
        pinned: true,
        field: 'occurred_at',
        after: 'occurred_after',
        before: 'occurred_before',
      },
    ],
    [t, kinds],
  );
}

import { useMemo } from 'react';
import { useListParams } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { type FilterDef, narrowed, quote, type Values } from '@/shared/lists/filters';
import { activityTypes } from '../activities.api';
import { activityTexts } from '../activities.texts';
import { activityKind } from './activityKind';
import type { ActivityListParams } from './activityList.api';
import { activityListTexts } from './activityList.texts';

/** Chips for which the server has no parameter of their own. */
interface Chips {
  person?: string;
  occurred_after?: string;
  occurred_before?: string;
}

/** The address's conditions as the API takes them. */
export function useActivityParams(defs: FilterDef[], values: Values): ActivityListParams {
  const query = useListParams<never, ActivityListParams & Chips>(activityKind as never, defs, values);
  return useMemo(() => withConditions(query), [query]);
}

/** The user's own filter, and beside it what the chips say that the server has no parameter for. */
export function withConditions({ person, occurred_after, occurred_before, ...query }: ActivityListParams & Chips) {
  const conditions: string[] = [];
  if (person === 'none') conditions.push('created_by is null');
  else if (person) conditions.push(person === 'me' ? 'created_by = me' : `created_by = ${quote(person)}`);
  if (occurred_after) conditions.push(`occurred_at >= ${quote(occurred_after)}`);
  if (occurred_before) conditions.push(`occurred_at < ${quote(occurred_before)}`);
  return conditions.length === 0 ? query : { ...query, filter: narrowed(query.filter, ...conditions) };
}

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
      { key: 'person', label: t('created_by'), kind: 'user', pinned: true },
      {
        key: 'occurred',
        label: t('occurred_at'),
        kind: 'days',
        pinned: true,
        after: 'occurred_after',
        before: 'occurred_before',
      },
    ],
    [t, kinds],
  );
}

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTexts } from '@/shared/i18n';
import type { RowPages } from '@/shared/lists/rows';
import { useProblem } from '@/shared/problems';
import { recents } from '@/shared/recents';
import type { RecordField } from '@/shared/records/recordFields';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { type BoardData, findRow } from '../board/boardData';
import {
  type Opportunity,
  type OpportunityPatch,
  type OpportunityRow,
  opportunityKeys,
  opportunityRecord,
  useUpdateOpportunity,
} from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';

/** One deal with everything a person can do to it; what board or list know already is shown at once. */
export function useOpportunityRecord(id: string) {
  const t = useTexts(opportunityTexts);
  const cache = useQueryClient();
  const can = useCan();
  const showProblem = useProblem();
  const query = useQuery({ ...opportunityRecord(id), placeholderData: () => rowKnown(cache, id) });
  const record = query.data;
  const update = useUpdateOpportunity(id);
  const label = useCallback(
    (key: string) => {
      if (key === 'title') return t('name');
      return key in opportunityTexts.entries ? t(key as keyof typeof opportunityTexts.entries) : key;
    },
    [t],
  );
  const { save, conflict } = useRecordEdit<Opportunity>({
    record: record as Opportunity,
    send: (request) => update.mutateAsync(request),
    label,
  });
  const saveField = useCallback(
    (field: RecordField<Opportunity>, value: unknown) => {
      const { patch, shown } = field.write?.(value, record as Opportunity) ?? { patch: { [field.key]: value } };
      return save(patch, shown);
    },
    [save, record],
  );
  /** Lists are written whole; what was there is kept to be put back whole. */
  const { mutateAsync } = update;
  const saveList = useCallback(
    async (patch: OpportunityPatch, shown: Partial<Opportunity>, back: OpportunityPatch, text: string) => {
      try {
        const saved = await mutateAsync({ ...patch, shown, version: (record as Opportunity).version });
        toasts.undo(text, () =>
          mutateAsync({ ...back, version: saved.version }).then(
            () => undefined,
            (error) => showProblem(error),
          ),
        );
        return saved;
      } catch (error) {
        showProblem(error);
        return null;
      }
    },
    [mutateAsync, record, showProblem],
  );

  const title = record?.title;
  const customer = record?.customer_name;
  useEffect(() => {
    if (title) recents.remember({ kind: 'opportunity', id, title, subtitle: customer });
  }, [id, title, customer]);

  return {
    record,
    error: query.error,
    retry: query.refetch,
    // what board and list know is not all that can be edited
    whole: !query.isPlaceholderData,
    readOnly: query.isPlaceholderData || !can('opportunities.edit'),
    save,
    saveField,
    saveList,
    conflict,
    label,
  };
}

export type OpportunityEdit = ReturnType<typeof useOpportunityRecord>;

/** What board and list do not say of their rows. */
const notInRows = {
  description: null,
  lines: [],
  competitor_details: [],
  contacts: [],
  stages: [],
  done_activities: [],
  created_by: null,
  updated_by: null,
};

function rowKnown(cache: QueryClient, id: string): Opportunity | undefined {
  for (const [, data] of cache.getQueriesData<BoardData>({ queryKey: opportunityKeys.boards })) {
    const row = findRow(data, id);
    if (row) return { ...row, ...notInRows };
  }
  for (const [, data] of cache.getQueriesData<RowPages<OpportunityRow>>({ queryKey: opportunityKeys.lists })) {
    for (const page of data?.pages ?? []) {
      const row = page.items.find((one) => one.opportunity_id === id);
      if (row) return { ...row, ...notInRows };
    }
  }
  return undefined;
}

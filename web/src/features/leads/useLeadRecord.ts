import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useCustomLabel } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import { recents } from '@/shared/recents';
import type { RecordField } from '@/shared/records/recordFields';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useCan } from '@/shared/session';
import { type Lead, leadRecord, useUpdateLead } from './leads.api';
import { leadTexts } from './leads.texts';

/** One lead with its inline edits. A closed one is only read. */
export function useLeadRecord(id: string) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const query = useQuery(leadRecord(id));
  const record = query.data;
  const update = useUpdateLead(id);
  const customLabel = useCustomLabel('leads');
  const label = useCallback(
    (key: string) => customLabel(key) ?? (key in leadTexts.entries ? t(key as keyof typeof leadTexts.entries) : key),
    [t, customLabel],
  );
  const { save, conflict } = useRecordEdit<Lead>({
    record: record as Lead,
    send: (request) => update.mutateAsync(request),
    label,
  });
  const saveField = useCallback(
    (field: RecordField<Lead>, value: unknown) => {
      const { patch, shown } = field.write?.(value, record as Lead) ?? { patch: { [field.key]: value } };
      return save(patch, shown);
    },
    [save, record],
  );
  const name = record?.name;
  const company = record?.company;
  useEffect(() => {
    if (name) recents.remember({ kind: 'lead', id, title: name, subtitle: company });
  }, [id, name, company]);
  const isOpen = record !== undefined && record.status !== 'converted' && record.status !== 'disqualified';
  return {
    record,
    isOpen,
    error: query.error,
    retry: query.refetch,
    readOnly: !can('leads.edit') || !isOpen,
    save,
    saveField,
    conflict,
    label,
  };
}

export type LeadEdit = ReturnType<typeof useLeadRecord>;

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useCustomLabel } from '@/features/customFields/public';
import { useTexts } from '@/shared/i18n';
import type { RowPages } from '@/shared/lists/rows';
import { recents } from '@/shared/recents';
import type { RecordField } from '@/shared/records/recordFields';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import {
  type Customer,
  type CustomerRow,
  customerKeys,
  customerRecord,
  useTagging,
  useUpdateCustomer,
} from './customers.api';
import { customerTexts } from './customers.texts';

/** One customer with everything a person can do to it; what the list knows already is shown at once. */
export function useCustomerRecord(id: string) {
  const t = useTexts(customerTexts);
  const cache = useQueryClient();
  const can = useCan();
  const query = useQuery({ ...customerRecord(id), placeholderData: () => rowInLists(cache, id) });
  const record = query.data;
  const update = useUpdateCustomer(id);
  const tagging = useTagging(id);
  const customLabel = useCustomLabel('customers');
  const label = useCallback(
    (key: string) =>
      customLabel(key) ?? (key in customerTexts.entries ? t(key as keyof typeof customerTexts.entries) : key),
    [t, customLabel],
  );
  const { save, conflict } = useRecordEdit<Customer>({
    record: record as Customer,
    send: (request) => update.mutateAsync(request),
    label,
  });
  const saveField = useCallback(
    (field: RecordField<Customer>, value: unknown) => {
      const { patch, shown } = field.write?.(value, record as Customer) ?? { patch: { [field.key]: value } };
      return save(patch, shown);
    },
    [save, record],
  );
  const tag = (name: string, add: boolean) =>
    tagging.mutate(
      { tag: name, add },
      {
        onSuccess: () =>
          void toasts.undo(t(add ? 'tagAdded' : 'tagRemoved', { tag: name }), () =>
            tagging.mutateAsync({ tag: name, add: !add }),
          ),
      },
    );

  const name = record?.name;
  const code = record?.code;
  useEffect(() => {
    if (name) recents.remember({ kind: 'customer', id, title: name, subtitle: code });
  }, [id, name, code]);

  return {
    record,
    error: query.error,
    retry: query.refetch,
    // the row of the list has not all that can be edited
    readOnly: query.isPlaceholderData || !can('customers.edit'),
    save,
    saveField,
    conflict,
    label,
    addTag: (one: string) => tag(one, true),
    removeTag: (one: string) => tag(one, false),
  };
}

export type CustomerEdit = ReturnType<typeof useCustomerRecord>;

/** What a list does not say of its rows. */
const notInRows = {
  parent_name: null,
  created_by: null,
  updated_by: null,
  phones: [],
  emails: [],
  addresses: [],
};

function rowInLists(cache: QueryClient, id: string): Customer | undefined {
  for (const [, data] of cache.getQueriesData<RowPages<CustomerRow>>({ queryKey: customerKeys.lists })) {
    for (const page of data?.pages ?? []) {
      const row = page.items.find((one) => one.customer_id === id);
      if (row) return { ...row, ...notInRows };
    }
  }
  return undefined;
}

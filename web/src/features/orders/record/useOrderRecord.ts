import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { recents } from '@/shared/recents';
import type { RecordField } from '@/shared/records/recordFields';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { asWritten, type DraftLine, draftOf } from '../lines/lineMath';
import { type Order, type OrderPatch, orderRecord, useUpdateOrder } from '../orders.api';
import { orderTexts } from '../orders.texts';

/** One order with its inline edits. One that is cancelled or returned is only read. */
export function useOrderRecord(id: string) {
  const t = useTexts(orderTexts);
  const can = useCan();
  const showProblem = useProblem();
  const query = useQuery(orderRecord(id));
  const record = query.data;
  const { mutateAsync } = useUpdateOrder(id);
  const label = useCallback(
    (key: string) => (key in orderTexts.entries ? t(key as keyof typeof orderTexts.entries) : key),
    [t],
  );
  const { save, conflict } = useRecordEdit<Order>({
    record: record as Order,
    send: (request) => mutateAsync(request),
    label,
  });
  const saveField = useCallback(
    (field: RecordField<Order>, value: unknown) => {
      const { patch, shown } = field.write?.(value, record as Order) ?? { patch: { [field.key]: value } };
      return save(patch, shown);
    },
    [save, record],
  );
  /** Lines are written whole; what was there is kept to be put back whole. True when they are saved. */
  const saveLines = useCallback(
    async (lines: DraftLine[]): Promise<boolean> => {
      const before = record as Order;
      try {
        const saved = await mutateAsync({ lines: asWritten(lines), version: before.version });
        const back = linesBefore(before);
        if (!back) toasts.success(t('linesSaved'));
        else
          toasts.undo(t('linesSaved'), () =>
            mutateAsync({ ...back, version: saved.version }).then(
              () => undefined,
              (error) => showProblem(error),
            ),
          );
        return true;
      } catch (error) {
        showProblem(error);
        return false;
      }
    },
    [mutateAsync, record, showProblem, t],
  );

  const number = record?.order_number;
  const customer = record?.customer_name;
  useEffect(() => {
    if (number) recents.remember({ kind: 'order', id, title: number, subtitle: customer });
  }, [id, number, customer]);

  const isOpen = record?.status === 'pending' || record?.status === 'completed';
  return {
    record,
    error: query.error,
    retry: query.refetch,
    readOnly: !can('orders.edit') || !isOpen,
    saveField,
    saveLines,
    conflict,
    label,
  };
}

export type OrderEdit = ReturnType<typeof useOrderRecord>;

/** What puts the lines back; null where an amount that points paid a part of stood without lines. */
function linesBefore(order: Order): OrderPatch | null {
  if (order.lines.length > 0) return { lines: asWritten(order.lines.map(draftOf)) };
  return order.points_spent ? null : { lines: [], amount: order.amount };
}

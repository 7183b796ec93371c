import { App, Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CheckIcon, MoreIcon, UndoIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { type Order, useDeleteOrder, useOrderVerbs } from '../orders.api';
import { orderTexts } from '../orders.texts';
import css from './record.module.css';

const ReturnDialog = lazy(async () => ({ default: (await import('./ReturnDialog')).ReturnDialog }));

interface ActionsProps {
  record: Order;
  onDeleted: () => void;
}

/** What can become of an order as it stands. */
export function OrderActions({ record, onDeleted }: ActionsProps) {
  const t = useTexts(orderTexts);
  const mayEdit = useCan()('orders.edit');
  const [returning, setReturning] = useState(false);
  const { complete } = useOrderVerbs(record.order_id);
  const askCancel = useAskCancel(record);
  const finish = () =>
    complete.mutate(undefined, {
      onSuccess: (done) => {
        const number = done.order_number ?? '';
        const points = done.points_earned ?? 0;
        if (points > 0) toasts.success(t('completedPoints', { number, points: formatNumber(points) }));
        else toasts.success(t('completed', { number }));
      },
      onError: (error) => toasts.error(explain(error)),
    });
  return (
    <div className={css.actions}>
      {mayEdit && record.status === 'pending' && (
        <>
          <Button type="primary" icon={<CheckIcon />} loading={complete.isPending} onClick={finish}>
            {t('complete')}
          </Button>
          <Button onClick={askCancel}>{t('cancelOrder')}</Button>
        </>
      )}
      {mayEdit && record.status === 'completed' && (
        <Button icon={<UndoIcon />} onClick={() => setReturning(true)}>
          {t('giveBack')}
        </Button>
      )}
      <MoreMenu record={record} onDeleted={onDeleted} />
      {returning && (
        <Suspense fallback={null}>
          <ReturnDialog record={record} onClose={() => setReturning(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** What is cancelled stays so: it is asked for once more. */
function useAskCancel(record: Order) {
  const t = useTexts(orderTexts);
  const { modal } = App.useApp();
  const { cancel } = useOrderVerbs(record.order_id);
  const number = record.order_number ?? '';
  const points = record.points_spent ?? 0;
  return () =>
    modal.confirm({
      title: t('cancelTitle', { number }),
      content: (
        <>
          {t('cancelText')} {points > 0 && t('cancelPoints', { points: formatNumber(points) })}
        </>
      ),
      okText: t('cancelOrder'),
      okButtonProps: { danger: true },
      cancelText: t('keep'),
      onOk: () =>
        cancel.mutateAsync().then(
          () => void toasts.success(t('cancelled', { number })),
          (error) => void toasts.error(explain(error)),
        ),
    });
}

function MoreMenu({ record, onDeleted }: ActionsProps) {
  const t = useTexts(orderTexts);
  const can = useCan();
  const remove = useDeleteOrder();
  const removal = useRemoval();
  const number = record.order_number ?? '';
  const copyLink = () => {
    const address = `${window.location.origin}/orders/${record.order_id}`;
    void navigator.clipboard.writeText(address).then(() => toasts.success(t('linkCopied')));
  };
  const drop = () =>
    removal({
      kind: 'orders',
      id: record.order_id,
      said: t('deleted', { number }),
      remove: () => remove.mutateAsync(record),
      onDeleted,
    });
  const items = [
    { key: 'link', label: t('copyLink'), onClick: copyLink },
    ...(can('orders.delete')
      ? [{ type: 'divider' as const }, { key: 'delete', danger: true, label: t('delete'), onClick: drop }]
      : []),
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<MoreIcon />} aria-label={t('moreActions')} title={t('moreActions')} />
    </Dropdown>
  );
}

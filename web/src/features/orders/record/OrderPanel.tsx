import { useTexts } from '@/shared/i18n';
import { OrderIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { FieldList } from '@/shared/records/FieldList';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { usePageTitle } from '@/shared/usePageTitle';
import type { Order } from '../orders.api';
import { orderTexts } from '../orders.texts';
import { isGone } from './isGone';
import { OrderConflict } from './OrderConflict';
import { OrderHeader } from './OrderHeader';
import { OrderLines } from './OrderLines';
import { OrderSkeleton } from './OrderSkeleton';
import { useOrderRecordFields } from './orderRecordFields';
import css from './record.module.css';
import { type OrderEdit, useOrderRecord } from './useOrderRecord';

interface OrderPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
  onExpand: () => void;
}

/** An order beside the list. */
export function OrderPanel({ id, neighbours, onClose, onExpand }: OrderPanelProps) {
  const t = useTexts(orderTexts);
  const edit = useOrderRecord(id);
  const { record, error } = edit;
  const title = record?.order_number ?? t('title');
  usePageTitle(title);
  return (
    <SidePanel label={title} neighbours={neighbours} onClose={onClose} onExpand={onExpand}>
      {record && <OrderSheet key={id} record={record} edit={edit} onDeleted={onClose} />}
      {!record && error && isGone(error) && (
        <ListNotice icon={<OrderIcon />} title={t('notFound')} text={t('notFoundText')} />
      )}
      {!record && error && !isGone(error) && <ListFailed error={error} onRetry={() => void edit.retry()} />}
      {!record && !error && <OrderSkeleton />}
      <OrderConflict edit={edit} />
    </SidePanel>
  );
}

interface SheetProps {
  record: Order;
  edit: OrderEdit;
  onDeleted: () => void;
}

/** Everything of an order below each other, for the panel and the phone: the bill before the facts. */
export function OrderSheet({ record, edit, onDeleted }: SheetProps) {
  const t = useTexts(orderTexts);
  return (
    <>
      <OrderHeader record={record} onDeleted={onDeleted} />
      <section className={css.body} aria-label={t('lines')}>
        <OrderLines record={record} edit={edit} />
      </section>
      <div className={css.body}>
        <OrderFieldList record={record} edit={edit} />
      </div>
    </>
  );
}

export function OrderFieldList({ record, edit }: { record: Order; edit: OrderEdit }) {
  const { fields, groups } = useOrderRecordFields();
  return (
    <FieldList
      place={{ kind: 'orders', id: record.order_id }}
      fields={fields}
      groups={groups}
      record={record}
      readOnly={edit.readOnly}
      onSave={edit.saveField}
      known={(field) => (field.key === 'seller_id' ? { id: record.seller_id, name: record.seller_name } : undefined)}
    />
  );
}

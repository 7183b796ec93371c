import { ConflictDialog } from '@/shared/records/ConflictDialog';
import { FieldValue } from '@/shared/records/FieldValue';
import type { Order } from '../orders.api';
import { useOrderRecordFields } from './orderRecordFields';
import type { OrderEdit } from './useOrderRecord';

/** Mine or theirs, shown as the fields themselves are shown. */
export function OrderConflict({ edit }: { edit: OrderEdit }) {
  const { fields } = useOrderRecordFields();
  if (!edit.conflict) return null;
  return (
    <ConflictDialog
      conflict={edit.conflict}
      label={edit.label}
      show={(key, value) => {
        const field = fields.find((one) => one.key === key);
        if (!field || !edit.record || key === 'seller_id' || key === 'customer_id') return String(value);
        return <FieldValue field={field} record={{ ...edit.record, [key]: value } as Order} />;
      }}
    />
  );
}

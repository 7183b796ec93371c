import { ConflictDialog } from '@/shared/records/ConflictDialog';
import { FieldValue } from '@/shared/records/FieldValue';
import { useCustomerRecordFields } from './customerFields';
import type { Customer } from './customers.api';
import type { CustomerEdit } from './useCustomerRecord';

/** Mine or theirs, shown as the fields themselves are shown. */
export function CustomerConflict({ edit }: { edit: CustomerEdit }) {
  const { fields } = useCustomerRecordFields();
  if (!edit.conflict) return null;
  return (
    <ConflictDialog
      conflict={edit.conflict}
      label={edit.label}
      show={(key, value) => {
        const field = fields.find((one) => one.key === key);
        if (!field || !edit.record || key === 'owner_id' || key === 'parent_id') return String(value);
        return <FieldValue field={field} record={{ ...edit.record, [key]: value } as Customer} />;
      }}
    />
  );
}

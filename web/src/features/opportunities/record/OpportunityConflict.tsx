import { ConflictDialog } from '@/shared/records/ConflictDialog';
import { FieldValue } from '@/shared/records/FieldValue';
import type { Opportunity } from '../opportunities.api';
import { useOpportunityRecordFields } from './opportunityRecordFields';
import type { OpportunityEdit } from './useOpportunityRecord';

/** Mine or theirs, shown as the fields themselves are shown. */
export function OpportunityConflict({ edit }: { edit: OpportunityEdit }) {
  const { fields } = useOpportunityRecordFields();
  if (!edit.conflict) return null;
  return (
    <ConflictDialog
      conflict={edit.conflict}
      label={edit.label}
      show={(key, value) => {
        const field = fields.find((one) => one.key === key);
        if (!field || !edit.record || key === 'owner_id' || key === 'customer_id') return String(value);
        return <FieldValue field={field} record={{ ...edit.record, [key]: value } as Opportunity} />;
      }}
    />
  );
}

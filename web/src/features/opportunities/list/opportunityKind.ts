import type { RecordKind } from '@/features/views/public';
import {
  type OpportunityListParams,
  type OpportunityRow,
  opportunityKeys,
  opportunityList,
  opportunityRecord,
} from '../opportunities.api';

export const opportunityKind: RecordKind<OpportunityRow, OpportunityListParams> = {
  kind: 'opportunities',
  idKey: 'opportunity_id',
  nameOf: (row) => row.title,
  list: opportunityList,
  record: opportunityRecord,
  lists: opportunityKeys.lists,
  liveKinds: ['opportunities', 'tasks', 'activities'],
  firstColumns: [
    'title',
    'customer_name',
    'stage',
    'amount',
    'probability',
    'expected_close_date',
    'owner_name',
    'next_activity',
    'days_in_stage',
  ],
  known: ['q', 'filter', 'sort', 'status', 'stage', 'pipeline', 'owner', 'customer_id'],
  usualSort: '-created_at',
  always: { view: 'table' },
  inFiles: { next_activity: null, days_in_stage: null, owner_name: 'owner_id', customer_name: 'customer_id' },
};

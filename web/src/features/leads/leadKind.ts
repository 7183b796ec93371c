import type { RecordKind } from '@/features/views/public';
import { type LeadListParams, type LeadRow, leadKeys, leadList, leadRecord } from './leads.api';

export const leadKind: RecordKind<LeadRow, LeadListParams> = {
  kind: 'leads',
  idKey: 'lead_id',
  nameOf: (row) => row.name,
  list: leadList,
  record: leadRecord,
  lists: leadKeys.lists,
  liveKinds: ['leads', 'activities'],
  firstColumns: [
    'name',
    'company',
    'score',
    'status',
    'assigned_to_name',
    'source',
    'interest',
    'phone',
    'last_activity_at',
    'created_at',
  ],
  known: ['q', 'filter', 'sort', 'status', 'quality', 'source', 'industry', 'city', 'owner', 'tag'],
  usualSort: '-created_at',
  inFiles: { assigned_to_name: 'owner_id' },
};

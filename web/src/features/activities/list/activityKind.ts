import type { RecordKind } from '@/features/views/public';
import {
  type ActivityListParams,
  type ActivityRow,
  activityList,
  activityLists,
  activityRecord,
} from './activityList.api';

export const activityKind: RecordKind<ActivityRow, ActivityListParams> = {
  kind: 'activities',
  idKey: 'activity_id',
  nameOf: (row) => row.subject ?? row.content,
  list: activityList,
  record: activityRecord,
  lists: activityLists,
  liveKinds: ['activities'],
  firstColumns: [
    'occurred_at',
    'type',
    'customer_id',
    'content',
    'created_by',
    'contact_id',
    'opportunity_id',
    'outcome',
    'next_step',
  ],
  known: ['q', 'filter', 'sort', 'type', 'customer_id', 'person', 'occurred_after', 'occurred_before'],
  usualSort: '-occurred_at',
};

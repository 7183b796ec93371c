import { useRecordId } from '@/shared/useRecordId';
import { ActivityListPage } from './ActivityListPage';

/** What was done; one of it opens beside the list, on phones above it. */
export function ActivityWorkspace() {
  return <ActivityListPage openId={useRecordId('/activities/:id')} />;
}

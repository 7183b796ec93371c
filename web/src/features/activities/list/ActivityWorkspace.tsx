import { useMatch } from 'react-router';
import { ActivityListPage } from './ActivityListPage';

/** What was done; one of it opens beside the list, on phones above it. */
export function ActivityWorkspace() {
  return <ActivityListPage openId={useMatch('/activities/:id')?.params.id ?? null} />;
}

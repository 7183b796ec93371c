import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { DashboardIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { dashboardList } from './dashboards.api';
import { dashboardTexts } from './dashboards.texts';
import { lastSeen } from './lastSeen';

/** Goes to the dashboard one looked at last, or to the first there is. */
export function DashboardHome() {
  const t = useTexts(dashboardTexts);
  const list = useQuery(dashboardList);
  if (list.error) return <ListFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return null;
  const { items } = list.data;
  const target = items.find((one) => one.dashboard_id === lastSeen.get()) ?? items[0];
  if (!target) return <ListNotice icon={<DashboardIcon />} title={t('empty')} />;
  return <Navigate to={`/dashboards/${target.dashboard_id}`} replace />;
}

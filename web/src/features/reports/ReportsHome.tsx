import { Navigate } from 'react-router';
import { useCan } from '@/shared/session';
import { reportPages } from './pages';

/** The first report this person may see. */
export function ReportsHome() {
  const can = useCan();
  const first = reportPages.find((page) => can(page.permission));
  return <Navigate to={first ? `/reports/${first.path}` : '/'} replace />;
}

import { Outlet } from 'react-router';
import css from './reports.module.css';

/** What all reports stand in. */
export function ReportsLayout() {
  return (
    <div className={css.page}>
      <Outlet />
    </div>
  );
}

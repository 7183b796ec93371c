import { NavLink, Outlet } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { reportPages } from './pages';
import css from './reports.module.css';
import { reportMenuTexts } from './reportsMenu.texts';

/** The reports behind each other, with the way between them. */
export function ReportsLayout() {
  const t = useTexts(reportMenuTexts);
  const can = useCan();
  const pages = reportPages.filter((page) => can(page.permission));
  return (
    <div className={css.page}>
      {pages.length > 1 && (
        <nav className={css.tabs} aria-label={t('title')}>
          {pages.map((page) => (
            <NavLink key={page.path} to={`/reports/${page.path}`} className={css.tab}>
              {t(page.title)}
            </NavLink>
          ))}
        </nav>
      )}
      <Outlet />
    </div>
  );
}

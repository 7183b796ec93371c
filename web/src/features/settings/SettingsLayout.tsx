import { Suspense } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { ChevronLeftIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { settingsPages } from './pages';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

export function SettingsLayout() {
  const t = useTexts(settingsTexts);
  const phone = usePhone();
  const atHome = useLocation().pathname.replace(/\/$/, '') === '/settings';
  return (
    <div className={css.layout}>
      {!phone && (
        <nav className={css.nav} aria-label={t('title')}>
          <SettingsLinks />
        </nav>
      )}
      <div className={css.page}>
        {phone && !atHome && (
          <NavLink to="/settings" end className={css.back}>
            <ChevronLeftIcon /> {t('back')}
          </NavLink>
        )}
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}

/** The pages this person may see, in their two groups. */
export function SettingsLinks() {
  const t = useTexts(settingsTexts);
  const can = useCan();
  return (['me', 'organization'] as const).map((group) => (
    <section key={group}>
      <h2 className={css.group}>{t(`group.${group}`)}</h2>
      {settingsPages
        .filter((page) => page.group === group && (!page.permission || can(page.permission)))
        .map((page) => (
          <NavLink key={page.path} to={`/settings/${page.path}`} className={css.link}>
            <page.icon />
            {t(page.title)}
          </NavLink>
        ))}
    </section>
  ));
}

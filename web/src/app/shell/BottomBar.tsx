import { NavLink } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { UserIcon } from '@/shared/icons';
import { appTexts } from '../app.texts';
import css from './shell.module.css';
import type { ShellMenu } from './useMenu';

/** The main menu on phones, within reach of the thumb. */
export function BottomBar({ menu }: { menu: ShellMenu }) {
  const t = useTexts(appTexts);
  return (
    <nav className={css.bottom} aria-label={t('nav.main')}>
      {menu.phone.map((entry) => (
        <NavLink key={entry.path} to={entry.path} className={css.tab}>
          <span className={css.tabIcon}>
            <entry.icon />
            {entry.badge && <entry.badge />}
          </span>
          <span>{entry.label()}</span>
        </NavLink>
      ))}
      <NavLink to="/settings" className={css.tab}>
        <UserIcon />
        <span>{t('nav.me')}</span>
      </NavLink>
    </nav>
  );
}

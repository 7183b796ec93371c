import { NavLink } from 'react-router';
import type { MenuEntry } from '@/shared/feature';
import { say, useTexts } from '@/shared/i18n';
import { Mark, SidebarIcon } from '@/shared/icons';
import { KeyTooltip } from '@/shared/Keys';
import { preferences, usePreferences } from '@/shared/preferences';
import { useMe } from '@/shared/session';
import { useShortcut } from '@/shared/shortcuts';
import { appTexts } from '../app.texts';
import { features } from '../features';
import { prefetchPage } from '../router';
import css from './shell.module.css';
import type { ShellMenu } from './useMenu';

const sides = features.filter((feature) => feature.side);
const toggle = () => preferences.set({ sidebarCollapsed: !preferences.get().sidebarCollapsed });

export function SideBar({ menu }: { menu: ShellMenu }) {
  const t = useTexts(appTexts);
  const me = useMe();
  const { sidebarCollapsed: collapsed } = usePreferences();
  const label = collapsed ? t('nav.expand') : t('nav.collapse');
  useShortcut('mod+b', () => say(appTexts, 'nav.collapse'), toggle);

  return (
    <nav className={css.side} data-collapsed={collapsed} aria-label={t('nav.main')}>
      <div className={css.brand} title={me.organization.name}>
        <Mark size={26} />
        <span className={css.label}>{me.organization.name}</span>
      </div>
      <Entries entries={menu.main} collapsed={collapsed} />
      {sides.map(({ name, side: Side }) => Side && <Side key={name} collapsed={collapsed} />)}
      {menu.reports.length > 0 && (
        <>
          <h2 className={css.group}>{t('nav.reports')}</h2>
          <Entries entries={menu.reports} collapsed={collapsed} />
        </>
      )}
      <div className={css.grow} />
      <Entries entries={menu.tools} collapsed={collapsed} />
      <KeyTooltip title={label} keys="mod+b" placement="right">
        <button type="button" className={css.entry} onClick={toggle} aria-label={label} aria-expanded={!collapsed}>
          <SidebarIcon />
          <span className={css.label}>{t('nav.collapse')}</span>
        </button>
      </KeyTooltip>
    </nav>
  );
}

function Entries({ entries, collapsed }: { entries: MenuEntry[]; collapsed: boolean }) {
  return (
    <ul className={css.entries}>
      {entries.map((entry) => {
        const link = (
          <NavLink
            to={entry.path}
            className={css.entry}
            onPointerEnter={() => prefetchPage(entry.path)}
            onFocus={() => prefetchPage(entry.path)}
          >
            <entry.icon />
            <span className={css.label}>{entry.label()}</span>
            {entry.badge && <entry.badge />}
          </NavLink>
        );
        return (
          <li key={entry.path}>
            {collapsed || entry.shortcut ? (
              <KeyTooltip title={entry.label()} keys={entry.shortcut} placement="right">
                {link}
              </KeyTooltip>
            ) : (
              link
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { lazy, Suspense } from 'react';
import { Bell } from '@/features/notifications/public';
import { useTexts } from '@/shared/i18n';
import { Mark, SearchIcon } from '@/shared/icons';
import { Keys } from '@/shared/Keys';
import { useMe } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { appTexts } from '../app.texts';
import css from './shell.module.css';
import type { ShellMenu } from './useMenu';

const TopBarMenus = lazy(async () => ({ default: (await import('./TopBarMenus')).TopBarMenus }));

interface Bar {
  menu: ShellMenu;
  onSearch: () => void;
  onShortcuts: () => void;
}

export function TopBar({ menu, onSearch, onShortcuts }: Bar) {
  const t = useTexts(appTexts);
  const phone = usePhone();
  const me = useMe();
  return (
    <header className={css.top}>
      {phone && (
        <span className={css.phoneBrand}>
          <Mark size={26} />
          <span className={css.label}>{me.organization.name}</span>
        </span>
      )}
      <button type="button" className={css.search} onClick={onSearch} aria-label={t('top.search')}>
        <SearchIcon />
        <span className={css.searchText}>{t('top.search')}</span>
        <Keys keys="mod+k" />
      </button>
      <div className={css.grow} />
      {/* on phones the lists have a button of their own, and 我 holds the rest */}
      {!phone && (
        <Suspense fallback={null}>
          <TopBarMenus menu={menu} onShortcuts={onShortcuts}>
            <Bell />
          </TopBarMenus>
        </Suspense>
      )}
    </header>
  );
}

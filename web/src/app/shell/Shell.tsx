import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { say, useTexts } from '@/shared/i18n';
import { useLive } from '@/shared/live';
import { MorePages } from '@/shared/morePages';
import { undoNow } from '@/shared/problems';
import { startShortcuts, useShortcut } from '@/shared/shortcuts';
import { toasts } from '@/shared/toasts';
import { usePhone } from '@/shared/useMediaQuery';
import { appTexts } from '../app.texts';
import { features } from '../features';
import { BottomBar } from './BottomBar';
import { OfflineNotice } from './OfflineNotice';
import { Palette } from './Palette';
import { ShortcutSheet } from './ShortcutSheet';
import { SideBar } from './SideBar';
import css from './shell.module.css';
import { Toaster } from './Toaster';
import { TopBar } from './TopBar';
import { menuEntries, useMenu, useMenuShortcuts } from './useMenu';
import { ViewAsBanner } from './ViewAsBanner';

/** What stays on screen around every page. */
export function Shell() {
  const t = useTexts(appTexts);
  const phone = usePhone();
  const menu = useMenu();
  const more = useMemo(() => menuEntries(menu).filter((entry) => !entry.phone && entry.path !== '/settings'), [menu]);
  const moving = useNavigation().state !== 'idle';
  const [palette, setPalette] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const closePalette = useCallback(() => setPalette(null), []);
  const search = useCallback(() => setPalette(''), []);

  useLive();
  useEffect(startShortcuts, []);
  useMenuShortcuts(menu);
  useShortcut(
    'mod+k',
    () => say(appTexts, 'palette.label'),
    () => setPalette((now) => (now === null ? '' : null)),
  );
  useShortcut('/', () => say(appTexts, 'top.search'), search);
  useShortcut(
    '?',
    () => say(appTexts, 'shortcuts'),
    () => setSheet(true),
  );
  useShortcut(
    'z',
    () => say(appTexts, 'undo.last'),
    () => {
      const last = toasts.get().findLast((toast) => toast.undo);
      if (last) void undoNow(last);
    },
  );
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t('skip')}
      </a>
      {moving && <div className={css.progress} />}
      {!phone && <SideBar menu={menu} />}
      <div className={css.column}>
        <TopBar menu={menu} onSearch={search} onShortcuts={() => setSheet(true)} />
        <ViewAsBanner />
        <OfflineNotice />
        <main id="main" className={css.main} tabIndex={-1}>
          <MorePages value={more}>
            <Outlet />
          </MorePages>
        </main>
        {phone && <BottomBar menu={menu} />}
      </div>
      {palette !== null && <Palette menu={menu} start={palette} onClose={closePalette} />}
      <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
      <Suspense fallback={null}>
        {features.map((feature) => feature.overlay && <feature.overlay key={feature.name} />)}
      </Suspense>
      <Toaster />
      <ScrollRestoration />
    </div>
  );
}

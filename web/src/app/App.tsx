import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import type { Locale as AntLocale } from 'antd/es/locale';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { onFactorWanted, onSignedOut } from '@/api/client';
import { type Locale, useLocale } from '@/shared/i18n';
import { usePreferences } from '@/shared/preferences';
import { beginLeaving, meQuery } from '@/shared/session';
import { antdTheme } from '@/shared/theme/antdTheme';
import { applyTheme, effectiveTheme, onSystemTheme } from '@/shared/theme/applyTheme';
import { useMediaQuery } from '@/shared/useMediaQuery';
import { cache } from './cache';
import { firstTexts, loadLocale } from './locales';
import { router } from './router';

function useThemeMode(): 'light' | 'dark' {
  const { theme } = usePreferences();
  const [mode, setMode] = useState(() => effectiveTheme(theme));
  useEffect(() => {
    const update = () => setMode(effectiveTheme(theme));
    update();
    return onSystemTheme(update);
  }, [theme]);
  return mode;
}

/**
 * antd's own texts, once they are there; until then the last ones stay. There always are some: antd puts a provider around
 * the page only where it is given texts, and one that came later would draw the whole page anew and lose what was begun.
 */
function useAntLocale(locale: Locale): AntLocale {
  const [loaded, setLoaded] = useState<AntLocale>(firstTexts);
  useEffect(() => {
    let current = true;
    void loadLocale(locale).then((texts) => current && setLoaded(texts));
    return () => {
      current = false;
    };
  }, [locale]);
  return loaded;
}

/** A session that ended goes to the sign-in page and comes back to the same address. */
function useSessionEnd(): void {
  useEffect(
    () =>
      onSignedOut(() => {
        // several requests may hear of it, and a click may have turned the way out elsewhere
        const goal = router.state.navigation.location ?? router.state.location;
        if (!beginLeaving(cache) || goal.pathname === '/signin') return;
        const { pathname, search } = goal;
        void router.navigate(`/signin?expired=1&next=${encodeURIComponent(pathname + search)}`);
      }),
    [],
  );
}

/** The organization wants a second factor from now on: it is set up before anything else. */
function useFactorWanted(): void {
  useEffect(
    () =>
      onFactorWanted(() => {
        const { pathname } = router.state.navigation.location ?? router.state.location;
        if (pathname === '/second-factor') return;
        cache.removeQueries({ queryKey: meQuery.queryKey });
        void router.navigate('/second-factor');
      }),
    [],
  );
}

export function App() {
  const locale = useLocale();
  const mode = useThemeMode();
  const { density } = usePreferences();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const antLocale = useAntLocale(locale);
  const theme = useMemo(() => antdTheme(mode, density, still), [mode, density, still]);
  useEffect(() => applyTheme(mode, density), [mode, density]);
  useSessionEnd();
  useFactorWanted();

  return (
    <ConfigProvider
      theme={theme}
      locale={antLocale}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false, scrollToFirstError: { focus: true } }}
      wave={{ disabled: true }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

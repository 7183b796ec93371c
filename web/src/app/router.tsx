import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { readSetup } from '@/features/account/account.api';
import { currentLocale, setLocale } from '@/shared/i18n';
import { preferences } from '@/shared/preferences';
import { type Me, whoIsHere } from '@/shared/session';
import { cache } from './cache';
import { features } from './features';
import { NotFound } from './pages/NotFound';
import { PageFailed } from './pages/PageFailed';
import { Starting } from './pages/Starting';
import { inOrder } from './shell/menuOrder';

/** The account's language and theme follow the person to every browser. */
function follow(me: Me): void {
  if (me.locale && me.locale !== currentLocale()) setLocale(me.locale);
  if (me.theme !== preferences.get().theme) preferences.set({ theme: me.theme });
}

async function requireSession({ request }: LoaderFunctionArgs) {
  try {
    const me = await whoIsHere(cache);
    follow(me);
    return me.must_set_up_second_factor ? redirect('/second-factor') : null;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  }
  const { needed } = await readSetup();
  if (needed) return redirect('/setup');
  const { pathname, search } = new URL(request.url);
  const here = pathname + search;
  return redirect(here === '/' ? '/signin' : `/signin?next=${encodeURIComponent(here)}`);
}

/** The first page of the menu this person may see. */
async function goHome() {
  const me = await whoIsHere(cache);
  const entries = inOrder(features.flatMap((feature) => feature.menu ?? []));
  const first = entries.find((entry) => !entry.permission || me.permissions.includes(entry.permission));
  return redirect(first?.path ?? '/settings');
}

const pages: RouteObject[] = [
  { index: true, loader: goHome, Component: Starting },
  ...features.flatMap((feature) => feature.routes ?? []),
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter([
  {
    HydrateFallback: Starting,
    ErrorBoundary: PageFailed,
    children: [
      ...features.flatMap((feature) => feature.publicRoutes ?? []),
      {
        path: '/',
        loader: requireSession,
        shouldRevalidate: () => false,
        lazy: async () => ({ Component: (await import('./shell/Shell')).Shell }),
        children: [{ ErrorBoundary: PageFailed, children: pages }],
      },
    ],
  },
]);

/** Fetches the code of a page before it is asked for: on hover, on focus. */
export function prefetchPage(path: string): void {
  const name = path.replace(/^\//, '');
  const find = (routes: RouteObject[]): RouteObject | undefined => routes.find((route) => route.path === name);
  const route = find(features.flatMap((feature) => feature.routes ?? []));
  if (typeof route?.lazy === 'function') void route.lazy().catch(() => undefined);
}

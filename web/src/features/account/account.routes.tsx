import { redirect } from 'react-router';
import { api } from '@/api/client';
import type { Feature } from '@/shared/feature';

/** A server nobody has used yet leads to the set-up page, and only there. */
async function toSetUpIfNeeded() {
  const { data } = await api.GET('/api/setup');
  return data?.needed ? redirect('/setup') : (data ?? null);
}

async function onlyIfNeeded() {
  const { data } = await api.GET('/api/setup');
  return data?.needed ? null : redirect('/');
}

export const account: Feature = {
  name: 'account',
  publicRoutes: [
    {
      lazy: async () => ({ Component: (await import('./AccountLayout')).AccountLayout }),
      children: [
        {
          path: 'signin',
          loader: toSetUpIfNeeded,
          lazy: async () => ({ Component: (await import('./SignInPage')).SignInPage }),
        },
        {
          path: 'signup',
          loader: toSetUpIfNeeded,
          lazy: async () => ({ Component: (await import('./SignUpPage')).SignUpPage }),
        },
        {
          path: 'setup',
          loader: onlyIfNeeded,
          lazy: async () => ({ Component: (await import('./SetUpPage')).SetUpPage }),
        },
        { path: 'forgot', lazy: async () => ({ Component: (await import('./ForgotPage')).ForgotPage }) },
        { path: 'password', lazy: async () => ({ Component: (await import('./SetPasswordPage')).SetPasswordPage }) },
      ],
    },
  ],
};

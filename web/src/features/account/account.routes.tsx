import { redirect } from 'react-router';
import type { Feature } from '@/shared/feature';
import { readSetup } from './account.api';

/** A server nobody has used yet leads to the set-up page, and only there. */
async function toSetUpIfNeeded() {
  const state = await readSetup();
  return state.needed ? redirect('/setup') : state;
}

async function onlyIfNeeded() {
  const state = await readSetup();
  return state.needed ? null : redirect('/');
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

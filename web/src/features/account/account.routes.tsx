import { redirect } from 'react-router';
import { ApiProblem } from '@/api/problem';
import type { Feature } from '@/shared/feature';
import { readMe } from '@/shared/session';
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

/** Only who is signed in and still lacks the second factor the organization wants. */
async function onlyWhoMustSetUp() {
  try {
    const me = await readMe();
    return me.must_set_up_second_factor ? me : redirect('/');
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return redirect('/signin');
    throw error;
  }
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
        {
          path: 'second-factor',
          loader: onlyWhoMustSetUp,
          lazy: async () => ({ Component: (await import('./RequiredFactorPage')).RequiredFactorPage }),
        },
        { path: 'forgot', lazy: async () => ({ Component: (await import('./ForgotPage')).ForgotPage }) },
        { path: 'password', lazy: async () => ({ Component: (await import('./SetPasswordPage')).SetPasswordPage }) },
      ],
    },
  ],
};

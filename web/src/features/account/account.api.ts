import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { type Me, meQuery } from '@/shared/session';
import { answerToSignIn, type PasskeyAnswer } from './passkeys.api';

export type SetupRequest = Schemas['SetupRequest'];
export type SignInRequest = Schemas['SignInRequest'];

/** Whether this server has been set up, and whether people may sign up. */
export const readSetup = () => body(api.GET('/api/setup'));

/** A mutation that ends with somebody signed in. */
function useEntrance<V>(enter: (request: V) => Promise<Me>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: enter,
    onSuccess: (me) => {
      cache.clear();
      cache.setQueryData(meQuery.queryKey, me);
    },
    onError: () => undefined,
  });
}

export const useSignIn = () =>
  useEntrance((request: SignInRequest) => body(api.POST('/api/auth/login', { body: request })));

/** The second step, where the account has a second factor. */
export const useFinishSignIn = () =>
  useEntrance((request: { half_session: string; code?: string; passkey?: PasskeyAnswer }) =>
    body(api.POST('/api/auth/second_factor', { body: request })),
  );

/** Signs in with a passkey alone. */
export const useSignInByPasskey = () =>
  useEntrance(async () => body(api.POST('/api/auth/passkeys', { body: await answerToSignIn() })));

/** A right password that waits for the second step, and what the account has for it besides recovery codes. */
export interface Half {
  secret: string;
  authenticator: boolean;
  passkeys: boolean;
}

/** What to send the second step with; null for another refusal. */
export function halfSessionOf(error: unknown): Half | null {
  if (!(error instanceof ApiProblem) || error.code !== 'second_factor.needed') return null;
  const { half_session, authenticator, passkeys } = error.body;
  return half_session
    ? { secret: half_session, authenticator: authenticator ?? true, passkeys: passkeys ?? false }
    : null;
}

export const useSetUp = () => useEntrance((request: SetupRequest) => body(api.POST('/api/setup', { body: request })));

export const useSignUp = () => useEntrance((request: SetupRequest) => body(api.POST('/api/signup', { body: request })));

export const useSetPassword = () =>
  useEntrance((request: { token: string; password: string }) =>
    body(api.POST('/api/auth/password', { body: request })),
  );

export const useAskForPassword = () =>
  useMutation({
    mutationFn: (request: { email: string }) => body(api.POST('/api/auth/password_reset', { body: request })),
    onError: () => undefined,
  });

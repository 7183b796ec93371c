import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { type Me, meQuery } from '@/shared/session';

export type SetupRequest = Schemas['SetupRequest'];
export type SignInRequest = Schemas['SignInRequest'];

/** Whether this server has been set up, and whether people may sign up. */
export const readSetup = () => body(api.GET('/api/setup'));

/** As the server sees it now, past the cache. */
export const readMe = () => body(api.GET('/api/me'));

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
  useEntrance((request: { half_session: string; code: string }) =>
    body(api.POST('/api/auth/second_factor', { body: request })),
  );

/** What to send the code with; null for another refusal. */
export const halfSessionOf = (error: unknown): string | null =>
  error instanceof ApiProblem && error.code === 'second_factor.needed' ? (error.body.half_session ?? null) : null;

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

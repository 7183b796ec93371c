import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type SessionRow = Schemas['SessionRow'];

/** Where somebody is signed in; without a user, oneself. */
export const sessionsQuery = (user_id?: string) =>
  queryOptions({
    queryKey: ['sessions', user_id ?? 'own'],
    queryFn: () =>
      user_id
        ? body(api.GET('/api/users/{user_id}/sessions', { params: { path: { user_id } } }))
        : body(api.GET('/api/me/sessions')),
  });

export const userTokensQuery = (user_id: string) =>
  queryOptions({
    queryKey: ['tokens', user_id],
    queryFn: () => body(api.GET('/api/users/{user_id}/tokens', { params: { path: { user_id } } })),
  });

function useEnding<V>(end: (what: V) => Promise<unknown>, module: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSettled: () => cache.invalidateQueries({ queryKey: [module] }),
  });
}

export const useEndSession = (user_id?: string) =>
  useEnding(
    (session_id: string) =>
      user_id
        ? body(api.DELETE('/api/users/{user_id}/sessions/{session_id}', { params: { path: { user_id, session_id } } }))
        : body(api.DELETE('/api/me/sessions/{session_id}', { params: { path: { session_id } } })),
    'sessions',
  );

/** All of a user's sessions; of one's own all others. */
export const useEndSessions = (user_id?: string) =>
  useEnding(
    () =>
      user_id
        ? body(api.DELETE('/api/users/{user_id}/sessions', { params: { path: { user_id } } }))
        : body(api.DELETE('/api/me/sessions')),
    'sessions',
  );

export const useRevokeUserToken = (user_id: string) =>
  useEnding(
    (token_id: string) =>
      body(api.DELETE('/api/users/{user_id}/tokens/{token_id}', { params: { path: { user_id, token_id } } })),
    'tokens',
  );

export const useResetSecondFactor = (user_id: string) =>
  useEnding(() => body(api.DELETE('/api/users/{user_id}/second_factor', { params: { path: { user_id } } })), 'users');

import { type QueryClient, queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Schemas } from '@/api/client';
import { recents } from './recents';

export type Me = Schemas['Me'];

/** Who is signed in, past the cache. */
export const readMe = () => body(api.GET('/api/me'));

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: readMe,
  staleTime: 5 * 60_000,
  retry: false,
});

/** The person signed in; inside the shell there always is one. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** `can('users.view')`: the same strings as the server's, which decides; here they only hide what would be refused. */
export function useCan(): (permission: string) => boolean {
  const { data } = useQuery(meQuery);
  const permissions = data?.permissions;
  return useCallback((permission) => permissions?.includes(permission) ?? false, [permissions]);
}

let leaving = false;

/** True when somebody is here who leaves now; false when nobody is. */
export function beginLeaving(cache: QueryClient): boolean {
  leaving ||= cache.getQueryData(meQuery.queryKey) !== undefined;
  return leaving;
}

/**
 * The person signed in, for what decides where to go. While somebody leaves, their page is still drawn for a moment and
 * can be clicked: then only the server knows. Fails with 401 when nobody is signed in.
 */
export async function whoIsHere(cache: QueryClient): Promise<Me> {
  if (!leaving) return cache.ensureQueryData(meQuery);
  // past the cache, which is emptied as soon as the sign-in page is drawn
  const me = await readMe();
  cache.setQueryData(meQuery.queryKey, me);
  return me;
}

/**
 * Takes everything of the person who left out of this page. Only when none of their pages is on screen any more: what
 * is still drawn would ask for itself again, without a session.
 */
export function forgetWhoLeft(cache: QueryClient): void {
  if (!leaving) return;
  leaving = false;
  cache.removeQueries({ type: 'inactive' });
  recents.clear();
}

/** Ends the session and goes to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await api.POST('/api/auth/logout');
    beginLeaving(cache);
    await navigate('/signin');
  }, [cache, navigate]);
}

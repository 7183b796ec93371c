import { type QueryClient, queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Schemas } from '@/api/client';
import { recents } from './recents';

export type Me = Schemas['Me'];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => body(api.GET('/api/me')),
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

/** Takes everything of the person who leaves out of this page. */
export function forgetPerson(cache: QueryClient): void {
  cache.clear();
  recents.clear();
}

/** Ends the session and goes to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await api.POST('/api/auth/logout');
    await navigate('/signin');
    forgetPerson(cache);
  }, [cache, navigate]);
}

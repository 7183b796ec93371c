import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { meQuery } from '@/shared/session';

export type User = Schemas['UserRow'];
export type Department = Schemas['Department'];
export type Token = Schemas['TokenRow'];
export type CreatedToken = Schemas['CreatedToken'];

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: () => body(api.GET('/api/auth/tokens')),
});

export const usersQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['users', 'list', q],
    queryFn: ({ pageParam, signal }) =>
      body(api.GET('/api/users', { params: { query: { q: q || undefined, cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** A mutation after which these modules are asked for again. */
function useChange<V, R>(change: (variables: V) => Promise<R>, ...modules: string[]) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(modules.map((name) => cache.invalidateQueries({ queryKey: [name] }))),
  });
}

export function useUpdateMe() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas['UpdateMeRequest']) => body(api.PATCH('/api/me', { body: request })),
    onSuccess: (me) => cache.setQueryData(meQuery.queryKey, me),
  });
}

export const useChangePassword = () =>
  useChange((request: { current_password: string; new_password: string }) =>
    body(api.POST('/api/me/password', { body: request })),
  );

export const useCreateToken = () =>
  useChange(
    (request: { name: string; expires_at?: string | null }) => body(api.POST('/api/auth/tokens', { body: request })),
    'tokens',
  );

export const useRevokeToken = () =>
  useChange(
    (token_id: string) => body(api.DELETE('/api/auth/tokens/{token_id}', { params: { path: { token_id } } })),
    'tokens',
  );

export const useInviteUser = () =>
  useChange((request: Schemas['InviteUserRequest']) => body(api.POST('/api/users', { body: request })), 'users');

export const useUpdateUser = () =>
  useChange(
    ({ user_id, ...request }: Schemas['UpdateUserRequest'] & { user_id: string }) =>
      body(api.PATCH('/api/users/{user_id}', { params: { path: { user_id } }, body: request })),
    'users',
    'departments',
  );

export const useDeactivateUser = () =>
  useChange((user_id: string) => body(api.DELETE('/api/users/{user_id}', { params: { path: { user_id } } })), 'users');

export const useCreateDepartment = () =>
  useChange(
    (request: { name: string; parent_id?: string | null }) => body(api.POST('/api/departments', { body: request })),
    'departments',
  );

export const useEditDepartment = () =>
  useChange(
    ({ department_id, ...changes }: { department_id: string; name?: string; head_id?: string | null }) =>
      body(api.PATCH('/api/departments/{department_id}', { params: { path: { department_id } }, body: changes })),
    'departments',
    'users',
  );

export const useDeleteDepartment = () =>
  useChange(
    (department_id: string) =>
      body(api.DELETE('/api/departments/{department_id}', { params: { path: { department_id } } })),
    'departments',
  );

export const useUpdateOrganization = () =>
  useChange(
    (request: { name?: string; time_zone?: string; require_second_factor?: boolean }) =>
      body(api.PATCH('/api/organization', { body: request })),
    'me',
  );

const ofSample = [
  ...['me', 'users', 'departments', 'customers', 'contacts', 'activities', 'timelines', 'lists'],
  ...['products', 'opportunities', 'orders', 'leads', 'tasks', 'today', 'calendar', 'notifications'],
];

export const useLoadSample = () => useChange(() => body(api.POST('/api/demo', { body: {} })), ...ofSample);

export const useRemoveSample = () => useChange(() => body(api.DELETE('/api/demo')), ...ofSample);

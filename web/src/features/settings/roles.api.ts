import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { rolesQuery } from '@/shared/users';

export type Role = Schemas['Role'];
export type Scope = Schemas['Scope'];
export type FieldAccess = Schemas['FieldAccess'];
export type FieldLimit = Schemas['FieldLimit'];
export type Permission = Schemas['PermissionRow'];
export type LimitableField = Schemas['LimitableField'];
export type LimitableKind = Schemas['LimitableKind'];
export type UserRights = Schemas['UserRights'];

export const permissionsQuery = queryOptions({
  queryKey: ['roles', 'permissions'],
  queryFn: () => body(api.GET('/api/permissions')),
  staleTime: Number.POSITIVE_INFINITY,
});

export const limitableFieldsQuery = (locale: string) =>
  queryOptions({
    queryKey: ['roles', 'fields', locale],
    queryFn: () => body(api.GET('/api/rights/fields')),
    staleTime: 5 * 60_000,
  });

export const userRightsQuery = (user_id: string) =>
  queryOptions({
    queryKey: ['users', 'rights', user_id],
    queryFn: () => body(api.GET('/api/users/{user_id}/rights', { params: { path: { user_id } } })),
  });

/** What changes with a role: the roles, who may what, and so everything on screen. */
function useRoleChange<V, R>(change: (variables: V) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [rolesQuery.queryKey, ['users', 'rights'], ['me']].map((queryKey) => cache.invalidateQueries({ queryKey })),
      ),
  });
}

export const useCreateRole = () =>
  useRoleChange((request: Schemas['WriteRole']) => body(api.POST('/api/roles', { body: request })));

export const useEditRole = () =>
  useRoleChange(({ role_id, ...request }: { role_id: string } & Partial<Schemas['WriteRole']> & { version?: number }) =>
    body(api.PATCH('/api/roles/{role_id}', { params: { path: { role_id } }, body: request })),
  );

export const useDeleteRole = () =>
  useRoleChange((role_id: string) => body(api.DELETE('/api/roles/{role_id}', { params: { path: { role_id } } })));

/** Looks at the product with a user's rights from the next request on. */
export const viewAs = (user_id: string) =>
  body(api.POST('/api/users/{user_id}/view', { params: { path: { user_id } }, body: undefined }));

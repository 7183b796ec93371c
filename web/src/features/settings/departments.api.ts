import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { departmentsQuery } from '@/shared/users';

/** Puts a department below another, or at the top. Who reaches what follows the tree, so all of it may change. */
export function useMoveDepartment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ department_id, parent_id }: { department_id: string; parent_id: string | null }) =>
      body(api.PATCH('/api/departments/{department_id}', { params: { path: { department_id } }, body: { parent_id } })),
    onMutate: ({ department_id, parent_id }) => {
      const before = cache.getQueryData(departmentsQuery.queryKey);
      if (before)
        cache.setQueryData(departmentsQuery.queryKey, {
          ...before,
          items: before.items.map((one) => (one.department_id === department_id ? { ...one, parent_id } : one)),
        });
      return before;
    },
    onError: (_error, _variables, before) => before && cache.setQueryData(departmentsQuery.queryKey, before),
    onSettled: () => cache.invalidateQueries({ queryKey: departmentsQuery.queryKey }),
  });
}

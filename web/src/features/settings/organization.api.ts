import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: () => body(api.GET('/api/organization')),
});

type Edit = {
  reveals_per_day?: number;
  export_approval_rows?: number | null;
  export_watermark?: boolean;
  export_file_hours?: number;
  profile?: Schemas['OrganizationProfile'];
};

export function useEditOrganization() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Edit) => body(api.PATCH('/api/organization', { body: request })),
    onSuccess: (organization) => cache.setQueryData(organizationQuery.queryKey, organization),
  });
}

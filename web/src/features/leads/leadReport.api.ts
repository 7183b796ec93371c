import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { startOfDay } from '@/shared/lists/filters';

/** By day, both included. */
export const leadSourceFigures = ({ from, to }: { from?: string; to?: string }) =>
  queryOptions({
    queryKey: ['leads', 'sourceFigures', from, to] as const,
    queryFn: ({ signal }) => {
      const query = { from: (from && startOfDay(from, 0)) || undefined, to: (to && startOfDay(to, 1)) || undefined };
      return body(api.GET('/api/analytics/lead_sources', { params: { query }, signal }));
    },
    placeholderData: (before) => before,
    staleTime: 30_000,
  });

import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type SalesFunnel = Schemas['SalesFunnel'];
export type PipelineReport = Schemas['PipelineReport'];
export type PipelineReportRow = Schemas['PipelineReportRow'];

export const ways = ['region', 'manager', 'product', 'agent'] as const;
export type Way = (typeof ways)[number];

export const salesFunnel = (params: { pipeline?: string; from?: string; to?: string }) =>
  queryOptions({
    queryKey: ['reports', 'funnel', params] as const,
    queryFn: ({ signal }) => body(api.GET('/api/analytics/sales_funnel', { params: { query: params }, signal })),
    placeholderData: (before) => before,
    staleTime: 30_000,
  });

export const pipelineReport = (params: { by: Way; pipeline?: string; as_of?: string }) =>
  queryOptions({
    queryKey: ['reports', 'pipeline', params] as const,
    queryFn: ({ signal }) => body(api.GET('/api/analytics/pipeline_report', { params: { query: params }, signal })),
    placeholderData: (before) => before,
    staleTime: 30_000,
  });

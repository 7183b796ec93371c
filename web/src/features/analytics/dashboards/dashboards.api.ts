import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Audience } from '@/features/views/public';
import type { Asked, ChartKind, FigureAsked } from '../analytics.api';
import type { Period } from '../period';
import type { Place } from './grid';

export interface ReportSource {
  report: string;
  /** Also `period`, by name, and `measure`, the figure that is drawn. */
  parameters: Asked;
}
export interface FigureSource extends FigureAsked {
  period?: string;
}
export interface Widget extends Place {
  type: ChartKind;
  title: string;
  source: ReportSource | FigureSource;
}
export interface DashboardRow {
  dashboard_id: string;
  name: string;
  is_built_in: boolean;
  is_own: boolean;
  audience: Audience;
  version: number;
}
export interface Dashboard extends DashboardRow {
  widgets: Widget[];
}
export interface WriteDashboard {
  name?: string;
  audience?: Audience;
  widgets?: Widget[];
}
export interface Schedule {
  schedule_id: string;
  frequency: 'daily' | 'weekly' | 'monthly';
  weekday: number | null;
  day: number | null;
  hour: number;
  format: 'pdf' | 'xlsx';
  recipients: string[];
  version: number;
}
export type WriteSchedule = Omit<Schedule, 'schedule_id' | 'version'>;

export const isReport = (source: Widget['source']): source is ReportSource => 'report' in source;

/** A source as the server keeps it: every member is there, empty those of the other sort of source. */
type KeptSource = { [K in keyof (ReportSource & FigureSource)]?: (ReportSource & FigureSource)[K] | null };
interface KeptDashboard extends DashboardRow {
  widgets: (Omit<Widget, 'source'> & { source: KeptSource })[];
}

export const sourceOf = (kept: KeptSource): Widget['source'] => {
  const said = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined));
  return kept.report ? { report: kept.report, parameters: kept.parameters ?? {} } : (said as unknown as FigureSource);
};

const read = async (kept: Promise<KeptDashboard>): Promise<Dashboard> => {
  const dashboard = await kept;
  return { ...dashboard, widgets: dashboard.widgets.map((one) => ({ ...one, source: sourceOf(one.source) })) };
};

const listKey = ['dashboards', 'list'] as const;
const oneKey = (id: string) => ['dashboards', 'one', id] as const;
const at = (dashboard_id: string) => ({ params: { path: { dashboard_id } } });

export const dashboardList = queryOptions({
  queryKey: listKey,
  queryFn: ({ signal }) => body<{ items: DashboardRow[] }>(api.GET('/api/dashboards' as never, { signal } as never)),
  staleTime: 60_000,
});

export const dashboardDetail = (id: string) =>
  queryOptions({
    queryKey: oneKey(id),
    queryFn: ({ signal }) =>
      read(body<KeptDashboard>(api.GET('/api/dashboards/{dashboard_id}' as never, { ...at(id), signal } as never))),
    staleTime: 60_000,
  });

export function useCreateDashboard() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteDashboard) =>
      read(body<KeptDashboard>(api.POST('/api/dashboards' as never, { body: request } as never))),
    onSuccess: (made) => {
      cache.setQueryData(oneKey(made.dashboard_id), made);
      return cache.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** Shows a change at once and sends one after the other, each with the version the one before left behind. */
export function useEditDashboard(id: string) {
  const cache = useQueryClient();
  const mutationKey = ['dashboards', 'edit', id];
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: (change: WriteDashboard) => {
      const version = cache.getQueryData<Dashboard>(oneKey(id))?.version;
      return read(
        body<KeptDashboard>(
          api.PATCH('/api/dashboards/{dashboard_id}' as never, { ...at(id), body: { ...change, version } } as never),
        ),
      );
    },
    onMutate: async (change) => {
      await cache.cancelQueries({ queryKey: oneKey(id) });
      cache.setQueryData<Dashboard>(oneKey(id), (old) => old && { ...old, ...change });
    },
    onSuccess: (saved, change) => {
      const isLast = cache.isMutating({ mutationKey }) <= 1;
      cache.setQueryData<Dashboard>(oneKey(id), (old) => (isLast || !old ? saved : { ...old, version: saved.version }));
      if (change.name || change.audience) void cache.invalidateQueries({ queryKey: listKey });
    },
    // what the server has after all
    onError: () => cache.invalidateQueries({ queryKey: ['dashboards'] }),
  });
}

export function useDeleteDashboard() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/dashboards/{dashboard_id}' as never, at(id) as never)),
    onSuccess: (_, id) => {
      cache.removeQueries({ queryKey: oneKey(id) });
      return cache.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** The file of a dashboard as it is shown: with the days chosen for all of it. */
export const dashboardFile = (id: string, format: 'pdf' | 'xlsx', lang: string, days?: Period): string =>
  `/api/dashboards/${encodeURIComponent(id)}/export?${new URLSearchParams({ format, lang, ...days })}`;

const scheduleKey = (id: string) => ['dashboards', 'schedules', id] as const;

export const scheduleList = (id: string) =>
  queryOptions({
    queryKey: scheduleKey(id),
    queryFn: ({ signal }) =>
      body<{ items: Schedule[] }>(
        api.GET('/api/dashboards/{dashboard_id}/schedules' as never, { ...at(id), signal } as never),
      ),
  });

export function useSaveSchedule(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ schedule_id, ...request }: WriteSchedule & { schedule_id?: string; version?: number }) =>
      schedule_id
        ? body<Schedule>(
            api.PATCH(
              '/api/dashboards/{dashboard_id}/schedules/{schedule_id}' as never,
              { params: { path: { dashboard_id: id, schedule_id } }, body: request } as never,
            ),
          )
        : body<Schedule>(
            api.POST('/api/dashboards/{dashboard_id}/schedules' as never, { ...at(id), body: request } as never),
          ),
    onSuccess: () => cache.invalidateQueries({ queryKey: scheduleKey(id) }),
  });
}

/** To all who get it, now. */
export const useSendSchedule = (id: string) =>
  useMutation({
    mutationFn: (schedule_id: string) =>
      body(
        api.POST(
          '/api/dashboards/{dashboard_id}/schedules/{schedule_id}/send' as never,
          { params: { path: { dashboard_id: id, schedule_id } } } as never,
        ),
      ),
  });

export function useDeleteSchedule(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (schedule_id: string) =>
      body(
        api.DELETE(
          '/api/dashboards/{dashboard_id}/schedules/{schedule_id}' as never,
          { params: { path: { dashboard_id: id, schedule_id } } } as never,
        ),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: scheduleKey(id) }),
  });
}

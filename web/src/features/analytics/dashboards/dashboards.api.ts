import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
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
export type DashboardRow = Schemas['DashboardRow'];
export interface Dashboard extends DashboardRow {
  widgets: Widget[];
}
export interface WriteDashboard {
  name?: string;
  audience?: Audience;
  widgets?: Widget[];
}
export type Schedule = Schemas['Schedule'];
export type WriteSchedule = Omit<Schedule, 'schedule_id' | 'version'>;

export const isReport = (source: Widget['source']): source is ReportSource => 'report' in source;

export const sourceOf = (kept: Schemas['WidgetSource']): Widget['source'] => {
  const said = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined));
  return kept.report ? { report: kept.report, parameters: kept.parameters ?? {} } : (said as unknown as FigureSource);
};

const read = async (kept: Promise<Schemas['Dashboard']>): Promise<Dashboard> => {
  const dashboard = await kept;
  const widgets = dashboard.widgets.map((one) => ({ ...one, title: one.title ?? '', source: sourceOf(one.source) }));
  return { ...dashboard, widgets };
};

const listKey = ['dashboards', 'list'] as const;
const oneKey = (id: string) => ['dashboards', 'one', id] as const;
const at = (dashboard_id: string) => ({ params: { path: { dashboard_id } } });

export const dashboardList = queryOptions({
  queryKey: listKey,
  queryFn: ({ signal }) => body(api.GET('/api/dashboards', { signal })),
  staleTime: 60_000,
});

export const dashboardDetail = (id: string) =>
  queryOptions({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => read(body(api.GET('/api/dashboards/{dashboard_id}', { ...at(id), signal }))),
    staleTime: 60_000,
  });

export function useCreateDashboard() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: WriteDashboard) => read(body(api.POST('/api/dashboards', { body: request }))),
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
      return read(body(api.PATCH('/api/dashboards/{dashboard_id}', { ...at(id), body: { ...change, version } })));
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
    mutationFn: (id: string) => body(api.DELETE('/api/dashboards/{dashboard_id}', at(id))),
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
    queryFn: ({ signal }) => body(api.GET('/api/dashboards/{dashboard_id}/schedules', { ...at(id), signal })),
  });

export function useSaveSchedule(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ schedule_id, ...request }: WriteSchedule & { schedule_id?: string; version?: number }) =>
      schedule_id
        ? body(
            api.PATCH('/api/dashboards/{dashboard_id}/schedules/{schedule_id}', {
              params: { path: { dashboard_id: id, schedule_id } },
              body: request,
            }),
          )
        : body(api.POST('/api/dashboards/{dashboard_id}/schedules', { ...at(id), body: request })),
    onSuccess: () => cache.invalidateQueries({ queryKey: scheduleKey(id) }),
  });
}

/** To all who get it, now. */
export const useSendSchedule = (id: string) =>
  useMutation({
    mutationFn: (schedule_id: string) =>
      body(
        api.POST('/api/dashboards/{dashboard_id}/schedules/{schedule_id}/send', {
          params: { path: { dashboard_id: id, schedule_id } },
        }),
      ),
  });

export function useDeleteSchedule(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (schedule_id: string) =>
      body(
        api.DELETE('/api/dashboards/{dashboard_id}/schedules/{schedule_id}', {
          params: { path: { dashboard_id: id, schedule_id } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: scheduleKey(id) }),
  });
}

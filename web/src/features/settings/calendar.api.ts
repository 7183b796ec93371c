import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type WorkingYear = Schemas['WorkingYear'];
export type SpecialDay = Schemas['WorkingYearDay'];

export const workingYearQuery = (year: number) =>
  queryOptions({
    queryKey: ['working_calendar', year],
    queryFn: () => body(api.GET('/api/working_calendar', { params: { query: { year } } })),
  });

function useCalendarChange<V, R>(change: (variables: V) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['working_calendar'] }),
  });
}

export const useEditWeek = () =>
  useCalendarChange((request: { working_days?: number[]; uses_public_holidays?: boolean }) =>
    body(api.PATCH('/api/working_calendar', { body: request })),
  );

export const usePutDay = () =>
  useCalendarChange(({ date, ...request }: { date: string; name: string; is_working: boolean }) =>
    body(api.PUT('/api/working_calendar/days/{date}', { params: { path: { date } }, body: request })),
  );

export const useDropDay = () =>
  useCalendarChange((date: string) =>
    body(api.DELETE('/api/working_calendar/days/{date}', { params: { path: { date } } })),
  );

export const useLoadHolidays = () =>
  useCalendarChange((file: Schemas['HolidayFile']) => body(api.POST('/api/working_calendar/holidays', { body: file })));

import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Day } from '@/shared/days';
import { calendarItems, type Entry, entryOf } from './calendar.api';

/** What is planned on these days, of these people or of everybody; what was cancelled is left out. */
export function useEntries(days: Day[], people: string[] | null) {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  return useQueries({
    queries: (people ?? ['all']).map((person) => ({
      ...calendarItems(first, last, person),
      placeholderData: keepPreviousData,
    })),
    combine: (found) => {
      const entries = new Map<string, Entry>();
      for (const { data } of found) {
        for (const item of data?.items ?? []) {
          if (item.status === 'cancelled') continue;
          const entry = entryOf(item);
          entries.set(entry.key, entry);
        }
      }
      return {
        entries: [...entries.values()],
        isComplete: found.every((one) => one.data?.is_complete !== false),
        error: found.find((one) => one.error)?.error ?? null,
        isPending: found.some((one) => one.isPending),
      };
    },
  });
}

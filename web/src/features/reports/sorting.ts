import type { PipelineReportRow } from './reports.api';

export type SortKey = 'name' | 'closed' | 'won' | 'win_rate' | 'value' | 'cycle';
export interface Sorting {
  key: SortKey;
  falling: boolean;
}

/** Numbers fall first, names rise first; the same one again turns it round. */
export const turned = (now: Sorting, key: SortKey): Sorting =>
  now.key === key ? { key, falling: !now.falling } : { key, falling: key !== 'name' };

/** What is missing comes last, whichever way. */
export function sorted(rows: readonly PipelineReportRow[], { key, falling }: Sorting): PipelineReportRow[] {
  const way = falling ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a[key], b[key]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string' || typeof right === 'string') return way * String(left).localeCompare(String(right));
    return way * (left - right);
  });
}

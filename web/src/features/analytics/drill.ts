import type { Records, ReportRow, Totals } from './analytics.api';

/** The lists that exist, each with what its address says so that it shows everything its conditions allow. */
const lists: Record<string, Record<string, string>> = {
  customers: {},
  contacts: {},
  leads: {},
  opportunities: { view: 'table' },
  orders: {},
  activities: {},
  products: {},
  tasks: { status: 'all' },
};

/** Where the records of a figure are: their list under just these conditions. None where there is no such list. */
export function drillAddress(records: Records | null | undefined): string | null {
  const shown = records && lists[records.kind];
  if (!shown) return null;
  // `v=all` keeps a view of one's own from putting further conditions there
  const query = new URLSearchParams({ ...shown, v: 'all' });
  if (records.filter) query.set('filter', records.filter);
  return `/${records.kind}?${query}`;
}

/** Where the records of one figure of a row are: those of its column where these are others than the row's. */
export function cellAddress(row: ReportRow | Totals | null | undefined, column: string): string | null {
  return drillAddress(row?.cell_records?.[column] ?? row?.records);
}

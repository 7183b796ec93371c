import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

export type ColumnType = 'text' | 'count' | 'money' | 'rate' | 'days' | 'number' | 'month' | 'day';
export type ChartKind =
  | 'bar'
  | 'line'
  | 'funnel'
  | 'table'
  | 'number'
  | 'map'
  | 'flow'
  | 'waterfall'
  | 'cohort'
  | 'pie'
  | 'list';

export interface ReportColumn {
  key: string;
  label: string;
  type: ColumnType;
  role: 'dimension' | 'measure';
}
/** The records a figure was worked out of: a list and the conditions under which it shows just these. */
export interface Records {
  kind: string;
  filter: string;
}
export type Cell = string | number | null;
export interface ReportRow {
  key: string;
  label: string;
  cells: Record<string, Cell>;
  records: Records | null;
}
export interface Totals {
  cells: Record<string, Cell>;
  records: Records | null;
}
export interface ReportAnswer {
  report: string;
  title: string;
  chart: ChartKind;
  from: string | null;
  to: string | null;
  as_of: string;
  currency: string;
  columns: ReportColumn[];
  rows: ReportRow[];
  totals: Totals | null;
  before: { from: string; to: string; rows: ReportRow[] | null; totals: Totals | null } | null;
  notes: string[];
}

export interface ReportParameter {
  name: string;
  label: string;
  type: 'select' | 'user' | 'department' | 'pipeline' | 'date' | 'month' | 'filter';
  options?: { value: string; label: string }[] | null;
  default?: string | null;
  /** The records a filter is about. */
  kind?: string | null;
}
export interface Report {
  report: string;
  title: string;
  description: string;
  /** What it is about, in the reader's language. */
  group: string;
  chart: ChartKind;
  parameters: ReportParameter[];
}

/** What is asked of a report: a value by the name of its parameter. */
export type Asked = Record<string, string | undefined>;
/** A figure of one's own, of the records of a kind. */
export interface FigureAsked {
  kind: string;
  measure: string;
  group?: string;
  filter?: string;
  date_field?: string;
  compare?: string;
  from?: string;
  to?: string;
}

const given = (asked: object): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as Record<string, string>;

/** The server's words (titles, labels, notes) are in the reader's language. */
export const reportList = (locale: string) =>
  queryOptions({
    queryKey: ['analytics', 'reports', locale] as const,
    queryFn: ({ signal }) => body<{ items: Report[] }>(api.GET('/api/analytics/reports' as never, { signal } as never)),
    staleTime: 10 * 60_000,
  });

// figures change with every record: those on screen follow the changes they hear of (useLiveAnswers), the others are
// asked for again when they are come back to
const answers = { staleTime: 0, refetchOnWindowFocus: false } as const;

const answerKey = (of: string, asked: object, locale: string) =>
  ['analytics', 'answers', of, given(asked), locale] as const;

export const reportAnswer = (report: string, asked: Asked, locale: string) =>
  queryOptions({
    queryKey: answerKey(report, asked, locale),
    queryFn: ({ signal }) =>
      body<ReportAnswer>(
        api.GET(
          '/api/analytics/reports/{report}' as never,
          { params: { path: { report }, query: given(asked) }, signal } as never,
        ),
      ),
    ...answers,
  });

export const figureAnswer = (asked: FigureAsked, locale: string) =>
  queryOptions({
    queryKey: answerKey('figures', asked, locale),
    queryFn: ({ signal }) =>
      body<ReportAnswer>(
        api.GET('/api/analytics/figures' as never, { params: { query: given(asked) }, signal } as never),
      ),
    ...answers,
  });

export type FileFormat = 'xlsx' | 'csv' | 'json' | 'pdf';

/** The file of a report as it is shown. */
export const reportFile = (report: string, asked: Asked, format: FileFormat, lang: string): string =>
  `/api/analytics/reports/${encodeURIComponent(report)}/export?${new URLSearchParams({ ...given(asked), format, lang })}`;

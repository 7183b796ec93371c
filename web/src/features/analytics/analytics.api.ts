import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';

export type ColumnType = Schemas['ColumnType'];
/** How an answer is drawn; a list shows the records themselves. */
export type ChartKind = Schemas['ChartKind'] | 'list';
export type ReportColumn = Schemas['ReportColumn'];
export type Records = Schemas['ReportRecords'];
export type Cell = string | number | null;
export type ReportRow = Schemas['ReportRow'];
export type Totals = Schemas['ReportTotals'];
export type ReportAnswer = Schemas['ReportAnswer'];
/** With the kind of the records that a filter is about. */
export type ReportParameter = Schemas['ReportParameter'] & { kind?: string | null };
export type Report = Schemas['ReportEntry'];

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
    queryFn: ({ signal }) => body(api.GET('/api/analytics/reports', { signal })),
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
      body(api.GET('/api/analytics/reports/{report}', { params: { path: { report }, query: given(asked) }, signal })),
    ...answers,
  });

export const figureAnswer = (asked: FigureAsked, locale: string) =>
  queryOptions({
    queryKey: answerKey('figures', asked, locale),
    queryFn: ({ signal }) => body(api.GET('/api/analytics/figures', { params: { query: given(asked) }, signal })),
    ...answers,
  });

export type FileFormat = 'xlsx' | 'csv' | 'json' | 'pdf';

/** The file of a report as it is shown. */
export const reportFile = (report: string, asked: Asked, format: FileFormat, lang: string): string =>
  `/api/analytics/reports/${encodeURIComponent(report)}/export?${new URLSearchParams({ ...given(asked), format, lang })}`;

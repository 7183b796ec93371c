import type { Cell, ReportAnswer, ReportColumn, ReportRow, Totals } from '../analytics.api';
import { addsUp, dimensionsOf, measuresOf, numberOf } from './figures';

/** One thing on the axis of a chart. */
export interface Category {
  key: string;
  label: string;
  row: ReportRow | null;
}
export interface Series {
  key: string;
  column: ReportColumn;
  name: string;
  /** Of the period before. */
  isBefore: boolean;
  values: (number | null)[];
  /** The rows behind the values, for the way to their records. */
  rows: (ReportRow | null)[];
}
/** What a chart shows: values of one or more series along one axis. */
export interface Picture {
  /** The axis goes through time. */
  isTime: boolean;
  axis: ReportColumn | undefined;
  categories: Category[];
  series: Series[];
  /** Rows that found no place. */
  left: number;
}

/** More series than this beside each other are not told apart any more. */
const mostTogether = 3;

/** The measures that stand first and are of one kind, such as won and lost: they are seen together. */
export function leadingMeasures(answer: ReportAnswer): ReportColumn[] {
  const measures = measuresOf(answer);
  const end = measures.findIndex((one) => one.type !== measures[0]?.type);
  const alike = end < 0 ? measures : measures.slice(0, end);
  // with the period before, or with too many, each for itself
  return answer.before || alike.length > mostTogether ? alike.slice(0, 1) : alike;
}

/** The measures a chart draws: those that were asked for, or the first; all of one type, for they share an axis. */
export function drawnMeasures(answer: ReportAnswer, asked?: string): ReportColumn[] {
  const measures = measuresOf(answer);
  const wanted = (asked ?? '').split(',').flatMap((key) => measures.find((one) => one.key === key) ?? []);
  return wanted.length > 0 ? wanted.filter((one) => one.type === wanted[0]?.type) : leadingMeasures(answer);
}

/** The rows are months or days, one after the other. */
export function isAlongTime(answer: Pick<ReportAnswer, 'columns'>): boolean {
  const type = dimensionsOf(answer)[0]?.type;
  return type === 'month' || type === 'day';
}

/** The figures of an answer along its first dimension; a second dimension parts them into series. */
export function pictureOf(answer: ReportAnswer, measures: ReportColumn[], most = Number.POSITIVE_INFINITY): Picture {
  const [axis, parting] = dimensionsOf(answer);
  const isTime = isAlongTime(answer);
  if (parting && measures[0]) return parted(answer, measures[0], axis, parting, isTime);
  // time keeps its end, everything else its beginning
  const rows = isTime ? answer.rows.slice(-most) : answer.rows.slice(0, most);
  const categories = rows.map((row) => ({ key: row.key, label: row.label, row }));
  const series = measures.flatMap((column) => {
    const now = seriesOf(column, rows, false, column.label);
    if (!answer.before?.rows) return [now];
    const earlier = rows.map((row) => earlierRow(answer, row));
    return [now, seriesOf(column, earlier, true, column.label)];
  });
  return { isTime, axis, categories, series, left: answer.rows.length - rows.length };
}

function seriesOf(column: ReportColumn, rows: (ReportRow | null)[], isBefore: boolean, name: string): Series {
  return {
    key: `${column.key}${isBefore ? ':before' : ''}`,
    column,
    name,
    isBefore,
    values: rows.map((row) => numberOf(row?.cells[column.key])),
    rows,
  };
}

/** The row of the period before for one of now: along time the first for the first, otherwise by their key. */
export function earlierRow(answer: ReportAnswer, row: ReportRow): ReportRow | null {
  const before = answer.before?.rows ?? [];
  const found = isAlongTime(answer) ? before[answer.rows.indexOf(row)] : before.find((one) => one.key === row.key);
  return found ?? null;
}

function parted(
  answer: ReportAnswer,
  measure: ReportColumn,
  axis: ReportColumn | undefined,
  parting: ReportColumn,
  isTime: boolean,
): Picture {
  const places = distinct(answer.rows, (row) => String(row.cells[axis?.key ?? ''] ?? row.label));
  const parts = distinct(answer.rows, (row) => String(row.cells[parting.key] ?? ''));
  const rowAt = (place: string, part: string) =>
    answer.rows.find(
      (row) =>
        String(row.cells[axis?.key ?? ''] ?? row.label) === place && String(row.cells[parting.key] ?? '') === part,
    ) ?? null;
  return {
    isTime,
    axis,
    categories: places.map((place) => ({ key: place, label: place, row: null })),
    series: parts.map((part) => ({
      ...seriesOf(
        measure,
        places.map((place) => rowAt(place, part)),
        false,
        part,
      ),
      key: part,
    })),
    left: 0,
  };
}

const distinct = (rows: ReportRow[], of: (row: ReportRow) => string): string[] => [...new Set(rows.map(of))];

export interface Part {
  label: string;
  value: number;
  /** None for what is left over, added up. */
  row: ReportRow | null;
}

/** The largest parts of a whole and what the rest comes to; only for what adds up. */
export function partsOf(rows: readonly ReportRow[], column: ReportColumn, most: number, others: string): Part[] {
  const parts = rows
    .map((row) => ({ label: row.label, value: numberOf(row.cells[column.key]) ?? 0, row: row as ReportRow | null }))
    .filter((part) => part.value > 0)
    .sort((a, b) => b.value - a.value);
  if (parts.length <= most || !addsUp(column.type)) return parts.slice(0, most);
  const rest = parts.slice(most - 1).reduce((sum, part) => sum + part.value, 0);
  return [...parts.slice(0, most - 1), { label: others, value: rest, row: null }];
}

/** One figure for everything: the server's total, or the only row. */
export function wholeOf(totals: Totals | null, rows: readonly ReportRow[] | null, key: string): Cell | undefined {
  if (totals && key in totals.cells) return totals.cells[key];
  return rows?.length === 1 ? rows[0]?.cells[key] : undefined;
}

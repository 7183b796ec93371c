import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useLocale, useTexts } from '@/shared/i18n';
import { ArrowDownIcon, ArrowUpIcon } from '@/shared/icons';
import { type Sorting, sorted, turned } from '@/shared/lists/tableSorting';
import type { Cell, ReportAnswer, ReportColumn, ReportRow } from '../analytics.api';
import { drillAddress } from '../drill';
import css from './chart.module.css';
import { chartTexts } from './charts.texts';
import { dimensionsOf, figureText, measuresOf } from './figures';
import { Moved } from './Moved';
import { earlierRow } from './picture';

/** So many rows at a time: thousands would keep the browser busy for seconds. */
const atOnce = 200;

interface TableProps {
  answer: ReportAnswer;
  title: string;
  /** Figures only: no order of one's own, no links. */
  isPlain?: boolean;
}

/** The figures of an answer, one row each, each row the way to its records; what it all comes to at the end. */
export function AnswerTable({ answer, title, isPlain = false }: TableProps) {
  const t = useTexts(chartTexts);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [most, setMost] = useState(atOnce);
  const { columns } = answer;
  const rows = useMemo(() => {
    const column = columns.find((one) => one.key === sorting?.key);
    if (!sorting || !column) return answer.rows;
    return sorted(answer.rows, (row) => cellOf(row, column, columns), sorting.falling);
  }, [answer.rows, columns, sorting]);
  return (
    <table className={css.table}>
      <caption className="gx-visually-hidden">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const isChosen = sorting?.key === column.key;
            return (
              <th
                key={column.key}
                scope="col"
                data-number={column.role === 'measure' || undefined}
                aria-sort={isChosen ? (sorting.falling ? 'descending' : 'ascending') : undefined}
              >
                {isPlain ? (
                  column.label
                ) : (
                  <button
                    type="button"
                    title={t('sortBy', { name: column.label })}
                    onClick={() => setSorting(turned(sorting, column.key, column.role === 'measure'))}
                  >
                    {column.label}
                    {isChosen && (sorting.falling ? <ArrowDownIcon /> : <ArrowUpIcon />)}
                  </button>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, most).map((row) => (
          <Row key={row.key} row={row} before={earlierRow(answer, row)} answer={answer} isPlain={isPlain} />
        ))}
        {rows.length > most && (
          <tr>
            <td colSpan={columns.length} className={css.rest}>
              {isPlain ? (
                t('rest', { count: rows.length - most })
              ) : (
                <button type="button" onClick={() => setMost(most + atOnce)}>
                  {t('showRest', { count: rows.length - most })}
                </button>
              )}
            </td>
          </tr>
        )}
      </tbody>
      {answer.totals && rows.length > 1 && <TotalRow answer={answer} isPlain={isPlain} />}
    </table>
  );
}

const isFirst = (column: ReportColumn, columns: ReportColumn[]) => dimensionsOf({ columns })[0]?.key === column.key;

/** The label of a row stands for its first dimension where the row says nothing else. */
const cellOf = (row: ReportRow, column: ReportColumn, columns: ReportColumn[]): Cell =>
  row.cells[column.key] ?? (isFirst(column, columns) ? row.label : null);

interface RowProps {
  row: ReportRow;
  before: ReportRow | null;
  answer: ReportAnswer;
  isPlain: boolean;
}

function Row({ row, before, answer, isPlain }: RowProps) {
  const t = useTexts(chartTexts);
  const writing = { locale: useLocale(), currency: answer.currency };
  const address = isPlain ? null : drillAddress(row.records);
  const [first] = dimensionsOf(answer);
  return (
    <tr>
      {answer.columns.map((column) => {
        const text = figureText(cellOf(row, column, answer.columns), column.type, writing);
        if (column.key === first?.key)
          return (
            <th key={column.key} scope="row">
              {address ? (
                <Link to={address} aria-label={t('openList', { name: text })} title={t('openList', { name: text })}>
                  {text}
                </Link>
              ) : (
                text
              )}
            </th>
          );
        return (
          <td key={column.key} data-number={column.role === 'measure' || undefined}>
            <CellLink
              to={isPlain || !row.cells[column.key] ? null : drillAddress(row.cell_records?.[column.key])}
              name={t('openCell', { name: row.label, column: column.label })}
              text={text}
            />
            {before && column.role === 'measure' && (
              <Moved now={row.cells[column.key]} before={before.cells[column.key]} type={column.type} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** A figure that was counted from other records than its row leads to these. */
function CellLink({ to, name, text }: { to: string | null; name: string; text: string }) {
  if (!to) return text;
  return (
    <Link className={css.cellLink} to={to} aria-label={`${name}: ${text}`} title={name}>
      {text}
    </Link>
  );
}

function TotalRow({ answer, isPlain }: { answer: ReportAnswer; isPlain: boolean }) {
  const t = useTexts(chartTexts);
  const writing = { locale: useLocale(), currency: answer.currency };
  const { totals, before } = answer;
  const [first] = dimensionsOf(answer);
  const address = isPlain ? null : drillAddress(totals?.records);
  const measures = measuresOf(answer).map((one) => one.key);
  return (
    <tfoot>
      <tr>
        {answer.columns.map((column) => {
          if (column.key === first?.key)
            return (
              <th key={column.key} scope="row">
                {address ? (
                  <Link to={address} aria-label={t('openAll')} title={t('openAll')}>
                    {t('total')}
                  </Link>
                ) : (
                  t('total')
                )}
              </th>
            );
          const value = totals?.cells[column.key];
          return (
            <td key={column.key} data-number={column.role === 'measure' || undefined}>
              {measures.includes(column.key) && value !== undefined && (
                <CellLink
                  to={isPlain || !value ? null : drillAddress(totals?.cell_records?.[column.key])}
                  name={t('openCell', { name: t('total'), column: column.label })}
                  text={figureText(value, column.type, writing)}
                />
              )}
              {before?.totals && column.role === 'measure' && (
                <Moved now={value} before={before.totals.cells[column.key]} type={column.type} />
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

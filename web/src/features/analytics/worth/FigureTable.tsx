import { type ReactNode, useMemo, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { ArrowDownIcon, ArrowUpIcon } from '@/shared/icons';
import { type Sorting, sorted, turned } from '@/shared/lists/tableSorting';
import { usePhone } from '@/shared/useMediaQuery';
import chart from '../charts/chart.module.css';
import css from './worth.module.css';
import { worthTexts } from './worth.texts';

export interface FigureColumn<Row> {
  key: string;
  label: string;
  isNumber?: boolean;
  /** What it is sorted by. */
  read: (row: Row) => string | number | null;
  show: (row: Row) => ReactNode;
  /** What it all comes to. */
  total?: ReactNode;
}

interface TableProps<Row> {
  title: string;
  /** The first names the row. */
  columns: FigureColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}

/** Figures, one row each; on the phone a card each. */
export function FigureTable<Row>(props: TableProps<Row>) {
  return usePhone() ? <Cards {...props} /> : <Table {...props} />;
}

function Table<Row>({ title, columns, rows, rowKey }: TableProps<Row>) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const shown = useMemo(() => {
    const column = columns.find((one) => one.key === sorting?.key);
    return sorting && column ? sorted(rows, column.read, sorting.falling) : rows;
  }, [rows, columns, sorting]);
  return (
    <div className={css.scroll}>
      <table className={chart.table}>
        <caption className="gx-visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row">
                    {column.show(row)}
                  </th>
                ) : (
                  <td key={column.key} data-number={column.isNumber || undefined}>
                    {column.show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        <Totals columns={columns} />
      </table>
    </div>
  );
}

interface HeadingProps<Row> {
  column: FigureColumn<Row>;
  sorting: Sorting | null;
  onSort: (sorting: Sorting) => void;
}

function Heading<Row>({ column, sorting, onSort }: HeadingProps<Row>) {
  const t = useTexts(worthTexts);
  const { key, label, isNumber = false } = column;
  const now = sorting?.key === key ? sorting : null;
  return (
    <th
      scope="col"
      data-number={isNumber || undefined}
      aria-sort={now ? (now.falling ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" title={t('sortBy', { name: label })} onClick={() => onSort(turned(sorting, key, isNumber))}>
        {label}
        {now && (now.falling ? <ArrowDownIcon /> : <ArrowUpIcon />)}
      </button>
    </th>
  );
}

function Totals<Row>({ columns }: { columns: FigureColumn<Row>[] }) {
  if (columns.every((column) => column.total === undefined)) return null;
  return (
    <tfoot>
      <tr>
        {columns.map((column, at) =>
          at === 0 ? (
            <th key={column.key} scope="row">
              {column.total}
            </th>
          ) : (
            <td key={column.key} data-number={column.isNumber || undefined}>
              {column.total}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

function Cards<Row>({ title, columns: [first, ...columns], rows, rowKey }: TableProps<Row>) {
  return (
    <ul className={css.cards} aria-label={title}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className={css.cardHead}>{first?.show(row)}</div>
          <dl>
            {columns.map((column) => (
              <div key={column.key}>
                <dt>{column.label}</dt>
                <dd>{column.show(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

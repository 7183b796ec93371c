import { useState } from 'react';
import { formatMoney, formatNumber, formatRate, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ArrowDownIcon, ArrowUpIcon } from '@/shared/icons';
import { type Sorting, sorted, turned } from '@/shared/lists/tableSorting';
import { useMe } from '@/shared/session';
import type { PipelineReportRow, Way } from './reports.api';
import css from './reports.module.css';
import { reportTexts } from './reports.texts';

type SortKey = 'name' | 'closed' | 'won' | 'win_rate' | 'value' | 'cycle';

/** One line each, with a bar beside what was won. */
export function ReportTable({ rows, by }: { rows: PipelineReportRow[]; by: Way }) {
  const t = useTexts(reportTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const [sorting, setSorting] = useState<Sorting<SortKey>>({ key: 'value', falling: true });
  const most = Math.max(1, ...rows.map((row) => row.value));
  const columns: { key: SortKey; title: string }[] = [
    { key: 'name', title: t(`by.${by}`) },
    { key: 'value', title: t('wonValue') },
    { key: 'won', title: t('won') },
    { key: 'closed', title: t('closed') },
    { key: 'win_rate', title: t('winRate') },
    { key: 'cycle', title: t('cycle') },
  ];
  const percent = (rate: number | null) => (rate === null ? none : formatRate(rate, locale));
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ key, title }) => (
              <th
                key={key}
                scope="col"
                data-number={key !== 'name' || undefined}
                className={key === 'value' ? css.barColumn : undefined}
                aria-sort={sorting.key === key ? (sorting.falling ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  title={t('sortBy', { name: title })}
                  onClick={() => setSorting(turned(sorting, key, key !== 'name'))}
                >
                  {title}
                  {sorting.key === key && (sorting.falling ? <ArrowDownIcon /> : <ArrowUpIcon />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, (row) => row[sorting.key], sorting.falling).map((row) => (
            <tr key={row.id ?? row.name}>
              <th scope="row">{row.name || <i>{t('none')}</i>}</th>
              <td className={css.barColumn}>
                <span className={css.barCell}>
                  <span className={css.bar} aria-hidden>
                    <i style={{ width: `${(row.value / most) * 100}%` }} />
                  </span>
                  <span>{formatMoney(row.value, currency, locale)}</span>
                </span>
              </td>
              <td data-number>{formatNumber(row.won, 0, locale)}</td>
              <td data-number>{formatNumber(row.closed, 0, locale)}</td>
              <td data-number>{percent(row.win_rate)}</td>
              <td data-number>{row.cycle === null ? none : formatNumber(row.cycle, 1, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

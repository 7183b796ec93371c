import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { addDays, today } from '@/shared/days';
import { formatMoney, formatMoneyShort, formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ForecastIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useMe } from '@/shared/session';
import type { ListState } from '@/shared/useListState';
import { type ForecastMonth, type OpportunityListParams, opportunityForecast } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import css from './forecast.module.css';
import { lastDayOf, monthName, shares } from './months';

const spans = [3, 6, 12] as const;
const parts = ['won', 'commit', 'best_case', 'pipeline'] as const;

/** What is expected to come in by month: won, promised, likely, possible. */
export function ForecastView({ params, state }: { params: OpportunityListParams; state: ListState }) {
  const t = useTexts(opportunityTexts);
  const span = spans.find((one) => String(one) === state.values.months) ?? 6;
  const forecast = useQuery(opportunityForecast({ ...params, months: span }));
  // nothing overdue needs no line
  const months = forecast.data?.months.filter((one) => one.month !== null || one.count > 0) ?? [];
  const most = Math.max(1, ...months.map((one) => one.amount + one.won));
  if (forecast.error) return <ListFailed error={forecast.error} onRetry={() => void forecast.refetch()} />;
  const others = forecast.data?.other_currencies ?? 0;
  const empty = forecast.data && months.every((one) => one.count === 0 && one.won === 0);
  return (
    <div className={css.page}>
      <div className={css.top}>
        <ul className={css.legend}>
          {parts.map((part) => (
            <li key={part} data-part={part}>
              {part === 'won' ? t('wonAmount') : t(`category.${part}`)}
            </li>
          ))}
        </ul>
        <span className={css.grow} />
        <Segmented
          aria-label={t('month')}
          value={span}
          options={spans.map((value) => ({ value, label: t('monthsAhead', { count: value }) }))}
          onChange={(value) => state.set({ months: value === 6 ? undefined : String(value) })}
        />
      </div>
      {others > 0 && <p className={css.note}>{t('otherCurrencies', { count: others })}</p>}
      {empty ? (
        <ListNotice icon={<ForecastIcon />} title={t('forecastEmpty')} />
      ) : (
        <div className={css.scroll}>
          <table className={css.table} aria-busy={forecast.isPending || forecast.isPlaceholderData}>
            <thead>
              <tr>
                <th scope="col">{t('month')}</th>
                <th scope="col" className={css.wide}>
                  {t('amount')}
                </th>
                <th scope="col" data-number>
                  {t('deals')}
                </th>
                <th scope="col" data-number>
                  {t('amount')}
                </th>
                <th scope="col" data-number>
                  {t('weightedName')}
                </th>
                <th scope="col" data-number>
                  {t('wonAmount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map((one) => (
                <Month key={one.month ?? 'overdue'} month={one} most={most} pipeline={params.pipeline ?? ''} />
              ))}
            </tbody>
            <Totals months={months} />
          </table>
        </div>
      )}
      <p className={css.hint}>{t('forecastHint')}</p>
    </div>
  );
}

function Month({ month: one, most, pipeline }: { month: ForecastMonth; most: number; pipeline: string }) {
  const t = useTexts(opportunityTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const short = (value: number) => formatMoneyShort(value, currency, locale);
  const full = (value: number) => formatMoney(value, currency, locale);
  const query = new URLSearchParams({ view: 'table', status: 'open', pipeline, sort: 'expected_close_date' });
  query.set('filter', `currency = '${currency}'`);
  if (one.month) query.set('close_after', `${one.month}-01`);
  query.set('close_before', one.month ? lastDayOf(one.month) : addDays(`${today().slice(0, 7)}-01`, -1));
  return (
    <tr data-overdue={one.month === null || undefined}>
      <th scope="row" title={one.month === null ? t('overdueHint') : undefined}>
        <Link to={`/opportunities?${query}`}>
          {one.month === null ? t('overdueMonth') : monthName(one.month, locale)}
        </Link>
      </th>
      <td className={css.wide}>
        <span className={css.bar} aria-hidden>
          {shares(one, most).map(({ part, share }) => (
            <i key={part} data-part={part} style={{ width: `${share * 100}%` }} />
          ))}
        </span>
      </td>
      <td data-number>{formatNumber(one.count, 0, locale)}</td>
      <td data-number title={full(one.amount)}>
        {short(one.amount)}
      </td>
      <td data-number title={full(one.weighted)}>
        {short(one.weighted)}
      </td>
      <td data-number title={full(one.won)}>
        {short(one.won)}
      </td>
    </tr>
  );
}

function Totals({ months }: { months: ForecastMonth[] }) {
  const t = useTexts(opportunityTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const sum = (key: 'count' | 'amount' | 'weighted' | 'won') => months.reduce((total, one) => total + one[key], 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('total')}</th>
        <td className={css.wide} />
        <td data-number>{formatNumber(sum('count'), 0, locale)}</td>
        {(['amount', 'weighted', 'won'] as const).map((key) => (
          <td key={key} data-number title={formatMoney(sum(key), currency, locale)}>
            {formatMoneyShort(sum(key), currency, locale)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

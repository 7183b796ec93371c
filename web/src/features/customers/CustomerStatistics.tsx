import { useQuery } from '@tanstack/react-query';
import { formatNumber, formatTotal, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { join, split, type Values } from '@/shared/lists/filters';
import { MoneyText } from '@/shared/records/MoneyText';
import { grades, statuses } from './customerChoices';
import { type CustomerListParams, customerStatistics } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';

interface StatisticsProps {
  params: CustomerListParams;
  values: Values;
  onChange: (change: Values) => void;
}

/** The list in numbers; a click on a part narrows the list to it. */
export function CustomerStatistics({ params, values, onChange }: StatisticsProps) {
  const t = useTexts(customerTexts);
  const locale = useLocale();
  const { sort: _sort, ...narrowing } = params;
  const { data, isError } = useQuery(customerStatistics(narrowing));
  if (isError) return null;

  const parts = (key: 'status' | 'grade', names: readonly string[], counts: Record<string, number> | undefined) => (
    <span className={css.parts}>
      {names.map((name) => {
        const count = counts?.[name] ?? 0;
        const on = split(values[key]).includes(name);
        const label = key === 'grade' ? t('gradeOf', { grade: name }) : t(name as 'won');
        return (
          <button
            key={name}
            type="button"
            className={css.part}
            data-part={name}
            aria-pressed={on}
            disabled={!data}
            title={t('onlyThese', { name: label, count })}
            onClick={() => onChange({ [key]: on ? undefined : join([name]) })}
          >
            <span className={css.partName}>{key === 'grade' ? name : label}</span>
            <b className="gx-num">{data ? formatNumber(count, 0, locale) : '·'}</b>
          </button>
        );
      })}
    </span>
  );

  return (
    <section className={css.statistics} aria-label={t('statistics')} aria-busy={!data}>
      <dl className={css.figure}>
        <dt>{t('total')}</dt>
        <dd>{data ? formatTotal(data.total, true) : '·'}</dd>
      </dl>
      {parts('status', statuses, data?.by_status)}
      {parts('grade', grades, data?.by_grade)}
      <dl className={css.figure}>
        <dt>{t('totalRevenue')}</dt>
        <dd>{data ? <MoneyText value={data.total_annual_revenue} short /> : '·'}</dd>
      </dl>
      <dl className={css.figure}>
        <dt>{t('averageYears')}</dt>
        <dd>
          {!data
            ? '·'
            : data.average_cooperation_years === null
              ? none
              : t('yearsValue', { value: formatNumber(data.average_cooperation_years, 1, locale) })}
        </dd>
      </dl>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { formatMoney, formatMoneyShort, formatNumber, formatRate, none } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { useMe } from '@/shared/session';
import type { ListValues } from '@/shared/useListState';
import { type SalesFunnel, salesFunnel } from './reports.api';
import css from './reports.module.css';
import { reportTexts } from './reports.texts';

interface FunnelProps {
  pipeline: string | undefined;
  values: ListValues;
  onChange: (change: ListValues, how?: { replace?: boolean }) => void;
}

/** How far deals come, stage by stage, and why they are lost. */
export function Funnel({ pipeline, values, onChange }: FunnelProps) {
  const t = useTexts(reportTexts);
  const funnel = useQuery({
    ...salesFunnel({ pipeline, from: values.from, to: values.to }),
    enabled: pipeline !== undefined,
  });
  const data = funnel.data;
  return (
    <section className={css.card} aria-label={t('funnel')} aria-busy={!data || funnel.isPlaceholderData}>
      <div className={css.cardHead}>
        <div>
          <h2>{t('funnel')}</h2>
          <p>{t('funnelText')}</p>
        </div>
        <span className={css.grow} />
        <span className={css.period}>
          <span>{t('period')}</span>
          <input
            type="date"
            aria-label={t('from')}
            value={values.from ?? ''}
            max={values.to}
            onChange={(event) => onChange({ from: event.target.value }, { replace: true })}
          />
          –
          <input
            type="date"
            aria-label={t('to')}
            value={values.to ?? ''}
            min={values.from}
            onChange={(event) => onChange({ to: event.target.value }, { replace: true })}
          />
        </span>
      </div>
      {data && (
        <div className={css.funnel}>
          <Stages data={data} />
          <Reasons data={data} />
        </div>
      )}
    </section>
  );
}

function Stages({ data }: { data: SalesFunnel }) {
  const t = useTexts(reportTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const way = data.stages.filter((stage) => stage.kind !== 'lost');
  const most = Math.max(1, ...way.map((stage) => stage.reached));
  const percent = (rate: number | null) => (rate === null ? none : formatRate(rate, locale));
  return (
    <div className={css.scroll}>
      <table className={css.table} data-funnel>
        <thead>
          <tr>
            <th scope="col">{t('stage')}</th>
            <th scope="col" className={css.funnelColumn}>
              {t('reached')}
            </th>
            <th scope="col" data-number>
              {t('nextRate')}
            </th>
            <th scope="col" data-number>
              {t('standing')}
            </th>
            <th scope="col" data-number>
              {t('amount')}
            </th>
            <th scope="col" data-number>
              {t('averageDays')}
            </th>
          </tr>
        </thead>
        <tbody>
          {way.map((stage) => (
            <tr key={stage.stage_id}>
              <th scope="row">{stage.name}</th>
              <td className={css.funnelColumn}>
                <span className={css.layer} style={{ '--share': stage.reached / most } as CSSProperties}>
                  <i aria-hidden data-kind={stage.kind} />
                  <b>{formatNumber(stage.reached, 0, locale)}</b>
                  <small title={t('conversion')}>{percent(stage.conversion_rate)}</small>
                </span>
              </td>
              <td data-number>{percent(stage.next_rate)}</td>
              <td data-number>{formatNumber(stage.count, 0, locale)}</td>
              <td data-number title={formatMoney(stage.amount, currency, locale)}>
                {formatMoneyShort(stage.amount, currency, locale)}
              </td>
              <td data-number>
                {stage.average_days === null ? none : t('days', { count: Number(stage.average_days.toFixed(1)) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reasons({ data }: { data: SalesFunnel }) {
  const t = useTexts(reportTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const most = Math.max(1, ...data.lost_reasons.map((one) => one.count));
  return (
    <div className={css.reasons}>
      <h3>{t('lostReasons')}</h3>
      {data.lost_reasons.length === 0 && <p>{t('noLost')}</p>}
      <ul>
        {data.lost_reasons.slice(0, 6).map((one) => (
          <li key={one.reason} title={formatMoney(one.amount, currency, locale)}>
            <span className={css.reasonName}>{one.reason || t('noReason')}</span>
            <span className={css.bar} data-lost aria-hidden>
              <i style={{ width: `${(one.count / most) * 100}%` }} />
            </span>
            <span className="gx-num">{formatNumber(one.count, 0, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { type ReactNode, useId } from 'react';
import { RiskMark } from '@/features/customers/public';
import { formatInstant, formatNumber, formatPercent } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { Amount, Missing } from '../worth/cells';
import { whyNoValue } from '../worth/why';
import { whyTexts } from '../worth/why.texts';
import type { CustomerProfile } from '../worth/worth.api';
import css from './portrait.module.css';
import { portraitTexts } from './portrait.texts';

/** What is to be expected in the next twelve months: by rule, and beside it by model. */
export function PortraitForecast({ profile }: { profile: CustomerProfile }) {
  const t = useTexts(portraitTexts);
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <table className={css.forecast} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col" id={id}>
              {t('forecast')}
            </th>
            <th scope="col">{t('byRule')}</th>
            <th scope="col">{t('byModel')}</th>
          </tr>
        </thead>
        <Lines profile={profile} />
      </table>
      <Notes profile={profile} />
    </section>
  );
}

function Lines({ profile: { predictedValue, churnRisk, model, currency } }: { profile: CustomerProfile }) {
  const t = useTexts(portraitTexts);
  const locale = useLocale();
  const { alive_probability: alive, expected_purchases: expected } = model;
  return (
    <tbody>
      <Line
        name={t('value')}
        rule={<Amount value={predictedValue} currency={currency} />}
        model={<Amount value={model.value} currency={currency} />}
      />
      <Line name={t('churn')} rule={<RiskMark risk={churnRisk} />} model={<RiskMark risk={model.churn_risk} />} />
      <Line
        name={t('expected')}
        model={expected === null ? null : t('times', { value: formatNumber(expected, 1, locale) })}
      />
      <Line name={t('alive')} model={alive === null ? null : formatPercent(alive, locale)} />
    </tbody>
  );
}

function Line({ name, rule, model }: { name: string; rule?: ReactNode; model: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="gx-num">{rule ?? <Missing />}</td>
      <td className="gx-num">{model ?? <Missing />}</td>
    </tr>
  );
}

/** How both came about, or why there is no model. */
function Notes({ profile: { model } }: { profile: CustomerProfile }) {
  const t = useTexts(portraitTexts);
  const words = useTexts(whyTexts);
  const locale = useLocale();
  const why = whyNoValue(model);
  return (
    <div className={css.notes}>
      {why && <p>{t('noModel', { why: words(why) })}</p>}
      {!why && model.alive_probability === null && <p>{t('oncePurchased')}</p>}
      {!why && model.since && <p>{t('fitted', { at: formatInstant(model.since, locale) })}</p>}
      <p>{t('rule')}</p>
    </div>
  );
}

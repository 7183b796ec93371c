import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { today } from '@/shared/days';
import { formatMoney, formatNumber, formatPercent } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ChevronRightIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import frame from '../reports/reports.module.css';
import { modelTexts } from './model.texts';
import { leavingRate, parameterText, purchaseRate } from './parameters';
import { whyTexts } from './why.texts';
import { type FitRefusal, type FittedModel, modelAsOf } from './worth.api';
import css from './worth.module.css';

interface ExplainedProps {
  model: FittedModel | null;
  currency: string;
}

/** How the figures are worked out, with the parameters of both models. */
export function ModelExplained({ model, currency }: ExplainedProps) {
  const t = useTexts(modelTexts);
  const [day, setDay] = useState('');
  // while a year is being typed the field has one of long ago
  const former = useQuery({ ...modelAsOf(day >= '1900' ? day : ''), placeholderData: keepPreviousData });
  const shown = day && former.data ? former.data : model;
  return (
    <details className={`${frame.box} ${css.explained}`}>
      <summary>
        <ChevronRightIcon />
        <h2>{t('title')}</h2>
      </summary>
      <div className={css.explanation}>
        <p>{t('rule')}</p>
        <p>{t('model')}</p>
        <p>{t('shown')}</p>
        <AsOf day={day} onChange={setDay} />
        {former.error && <p role="alert">{explain(former.error)}</p>}
        <div className={css.models} aria-busy={former.isFetching}>
          <Purchases model={shown} />
          <Value model={shown} currency={currency} />
        </div>
      </div>
    </details>
  );
}

/** The day up to which purchases count, for who may set how customers are scored. */
function AsOf({ day, onChange }: { day: string; onChange: (day: string) => void }) {
  const t = useTexts(modelTexts);
  if (!useCan()('analytics.configure')) return null;
  return (
    <label className={frame.field}>
      <span>{t('asOf')}</span>
      <input type="date" value={day} max={today()} onChange={(event) => onChange(event.target.value)} />
      <small>{t('asOfText')}</small>
    </label>
  );
}

function Purchases({ model }: { model: FittedModel | null }) {
  const t = useTexts(modelTexts);
  const locale = useLocale();
  const fitted = model?.purchases;
  return (
    <section aria-label={t('purchasesModel')}>
      <h3>
        {t('purchasesModel')} <small>{t('purchasesSource')}</small>
      </h3>
      {!fitted && <NoModel refusal={model?.purchases_refusal} />}
      {model && fitted && (
        <dl className={css.parameters}>
          <Parameter sign="r" value={parameterText(fitted.r, locale)} text={t('r')} />
          <Parameter
            sign="α"
            value={parameterText(fitted.alpha, locale)}
            text={t('alpha', { rate: parameterText(purchaseRate(fitted), locale) })}
          />
          <Parameter sign="a" value={parameterText(fitted.a, locale)} text={t('a')} />
          <Parameter
            sign="b"
            value={parameterText(fitted.b, locale)}
            text={t('b', { rate: formatPercent(leavingRate(fitted), locale) })}
          />
          <Parameter
            sign={t('likelihood')}
            value={parameterText(model.log_likelihood, locale)}
            text={t('likelihoodText')}
          />
          <Parameter sign={t('customers')} value={formatNumber(model.customers, 0, locale)} text={t('customersText')} />
        </dl>
      )}
    </section>
  );
}

function Value({ model, currency }: ExplainedProps) {
  const t = useTexts(modelTexts);
  const locale = useLocale();
  const fitted = model?.value;
  return (
    <section aria-label={t('valueModel')}>
      <h3>
        {t('valueModel')} <small>{t('valueSource')}</small>
      </h3>
      {!fitted && <NoModel refusal={model?.value_refusal} />}
      {fitted && (
        <dl className={css.parameters}>
          <Parameter sign="p" value={parameterText(fitted.p, locale)} text={t('p')} />
          <Parameter sign="q" value={parameterText(fitted.q, locale)} text={t('q')} />
          <Parameter
            sign="γ"
            value={parameterText(fitted.gamma, locale)}
            text={t('gamma', { mean: formatMoney(fitted.mean, currency, locale) })}
          />
        </dl>
      )}
    </section>
  );
}

function NoModel({ refusal }: { refusal: FitRefusal | null | undefined }) {
  const t = useTexts(modelTexts);
  const words = useTexts(whyTexts);
  return <p>{t('none', { why: words(refusal ?? 'not_counted') })}</p>;
}

const Parameter = ({ sign, value, text }: { sign: string; value: string; text: string }) => (
  <div>
    <dt>
      {sign} <b className="gx-num">{value}</b>
    </dt>
    <dd>{text}</dd>
  </div>
);

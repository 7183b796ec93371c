import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ApiProblem } from '@/api/problem';
import { LifecycleMark, SegmentMark } from '@/features/customers/public';
import { formatList, formatMoney, formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import type { Score } from '../worth/score';
import { type CustomerProfile, customerProfile } from '../worth/worth.api';
import { PortraitActions, PortraitFacts, PortraitPreferences } from './PortraitDetails';
import { PortraitForecast } from './PortraitForecast';
import { PortraitScores } from './PortraitScores';
import css from './portrait.module.css';
import { portraitTexts } from './portrait.texts';
import { useSeesPortraits } from './useSeesPortraits';

interface PortraitProps {
  /** The score as the segments are made with it. */
  customer: { id: string; name: string; score: Score | null };
}

/** What a customer is worth by rule and by model, from which facts, and what to do next. */
export function CustomerPortrait({ customer }: PortraitProps) {
  const t = useTexts(portraitTexts);
  const mayView = useSeesPortraits();
  const { data, error, refetch } = useQuery({ ...customerProfile(customer.id, useLocale()), enabled: mayView });
  // the rights may have changed since the page was opened; one who is gone says so elsewhere
  const isRefused = error instanceof ApiProblem && [403, 404].includes(error.status);
  if (!mayView || isRefused) return null;
  return (
    <section className={css.card} aria-label={t('title')} aria-busy={!data && !error}>
      <h3 className={css.title}>{t('title')}</h3>
      {data && <Portrait profile={data} customer={customer} />}
      {!data && error && (
        <p className={css.note}>
          {t('failed')}{' '}
          <Button type="link" size="small" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {!data && !error && <div className={css.bones} aria-hidden />}
    </section>
  );
}

function Portrait({ profile, customer }: PortraitProps & { profile: CustomerProfile }) {
  const t = useTexts(portraitTexts);
  const hasBought = profile.facts.purchases > 0;
  const elsewhere = formatList(
    profile.facts.not_counted.map(({ currency, purchases, total }) =>
      t('boughtIn', { count: formatNumber(purchases), total: formatMoney(total, currency) }),
    ),
  );
  return (
    <>
      <p className={css.marks}>
        <LifecycleMark lifecycle={profile.lifecycle} />
        {profile.segment && <SegmentMark segment={profile.segment} />}
      </p>
      {!hasBought && !elsewhere && <p className={css.note}>{t('nothing')}</p>}
      {elsewhere && <p className={css.note}>{t('notCounted', { list: elsewhere })}</p>}
      <div className={css.parts}>
        {hasBought && <PortraitScores score={profile.rfmScore} own={customer.score} />}
        {hasBought && <PortraitForecast profile={profile} />}
        <PortraitActions actions={profile.recommendedActions} customer={customer} />
        <PortraitPreferences preferences={profile.preferences} />
        {hasBought && <PortraitFacts profile={profile} />}
      </div>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTexts } from '@/shared/i18n';
import { RepeatIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { behavioursOf, type Lead, useLeadVerbs } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';
import { ScoreMark } from './ScoreMark';

/** The score, the rules that made it, and what the lead did by itself. */
export function ScoreCard({ lead, isOpen }: { lead: Lead; isOpen: boolean }) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const { score } = useLeadVerbs(lead.lead_id);
  const behaviours = useQuery(behavioursOf(lead.lead_id)).data?.items ?? [];
  return (
    <section className={css.scoreCard} aria-label={t('score')}>
      <div className={css.scoreHead}>
        <ScoreMark score={lead.score} quality={lead.quality} />
        <span className={css.grow} />
        {isOpen && can('leads.edit') && (
          <Button
            type="text"
            size="small"
            icon={<RepeatIcon />}
            loading={score.isPending}
            aria-label={t('rescore')}
            title={t('rescore')}
            onClick={() => score.mutate(undefined, { onError: (error) => toasts.error(explain(error)) })}
          />
        )}
      </div>
      <ul className={css.parts} aria-label={t('scoreParts')}>
        {lead.score_parts.map((part) => (
          <li key={`${part.condition}${part.points}`} title={part.condition}>
            <span className={css.clip}>{part.label}</span>
            <b data-minus={part.points < 0 || undefined}>
              {part.points > 0 ? '+' : ''}
              {part.points}
            </b>
          </li>
        ))}
        {lead.score_parts.length === 0 && <li className="gx-none">{t('noParts')}</li>}
      </ul>
      {behaviours.length > 0 && (
        <ul className={css.behaviours} aria-label={t('behaviours')}>
          {behaviours.slice(0, 5).map((one) => (
            <li key={`${one.type}${one.occurred_at}`}>
              <span className={css.clip}>
                {t(`behaviour.${one.type}`)}
                {one.detail && ` ${one.detail}`}
              </span>
              <TimeText at={one.occurred_at} />
            </li>
          ))}
        </ul>
      )}
      {lead.consent && (
        <details className={css.consent}>
          <summary>
            {t('consent')} · <TimeText at={lead.consent.at} />
          </summary>
          {lead.consent.text}
        </details>
      )}
    </section>
  );
}

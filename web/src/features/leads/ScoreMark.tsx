import { useTexts } from '@/shared/i18n';
import type { LeadQuality } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

/** A score with its quality as a word: the bar only helps. */
export function ScoreMark({ score, quality }: { score: number; quality: LeadQuality }) {
  const t = useTexts(leadTexts);
  return (
    <span className={css.score} data-quality={quality} title={t('scoreOf', { score })}>
      <b>{score}</b>
      <span className={css.scoreBar} aria-hidden>
        <i style={{ width: `${score}%` }} />
      </span>
      <small>{t(quality)}</small>
    </span>
  );
}

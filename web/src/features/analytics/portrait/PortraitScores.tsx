import { useId } from 'react';
import { useTexts } from '@/shared/i18n';
import { ScoreMeter } from '../worth/ScoreMeter';
import { inShort, mostEach, mostInAll, otherScore, type Score, scoreParts, totalOf } from '../worth/score';
import { scoreTexts } from '../worth/score.texts';
import css from './portrait.module.css';
import { portraitTexts } from './portrait.texts';

/** The three scores with a meter each, and why the segment may not be the one they suggest. */
export function PortraitScores({ score, own }: { score: Score; own: Score | null }) {
  const t = useTexts(portraitTexts);
  const words = useTexts(scoreTexts);
  const id = useId();
  const other = otherScore(score, own);
  return (
    <section className={css.part} aria-labelledby={id}>
      <h4 id={id} className={css.head}>
        {t('score')}
        <b className="gx-num">{words('outOf', { score: totalOf(score), most: mostInAll })}</b>
      </h4>
      <dl className={css.scores}>
        {scoreParts.map((part) => (
          <div key={part} title={words('outOf', { score: score[part], most: mostEach })}>
            <dt>
              <b aria-hidden>{words(`letter.${part}`)}</b>
              {words(part)}
            </dt>
            <dd className="gx-num">
              <ScoreMeter score={score[part]} />
              {score[part]}
            </dd>
          </div>
        ))}
      </dl>
      {other && <p className={css.note}>{t('relative', { score: inShort(other) })}</p>}
    </section>
  );
}

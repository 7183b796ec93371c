import { useTexts } from '@/shared/i18n';
import { TimeText } from '@/shared/records/TimeText';
import { piecesOf } from './alike';
import type { Duplicate } from './duplicates.api';
import css from './duplicates.module.css';
import { duplicateTexts } from './duplicates.texts';

type Key = keyof typeof duplicateTexts.entries;

/** The words for what two records agree in. */
export function useReason(): (reason: string) => string {
  const t = useTexts(duplicateTexts);
  return (reason) => {
    const key = `reason.${reason}`;
    return key in duplicateTexts.entries ? t(key as Key) : reason;
  };
}

export const percent = (score: number): number => Math.round(score * 100);

/** How sure, as a number with a bar; the number says it. */
export function Score({ value }: { value: number }) {
  const t = useTexts(duplicateTexts);
  return (
    <span className={css.score} data-sure={value >= 0.9 || undefined} title={`${t('score')} ${percent(value)}%`}>
      <span className={css.scoreBar} aria-hidden>
        <span style={{ width: `${percent(value)}%` }} />
      </span>
      <span className="gx-num">{percent(value)}%</span>
    </span>
  );
}

/** A name with what the other has, too, set off. */
export function SharedName({ name, other }: { name: string; other: string | undefined }) {
  if (other === undefined) return name;
  let place = 0;
  return piecesOf(name, other).map((piece) => {
    const key = place;
    place += piece.text.length;
    return piece.shared ? (
      <mark key={key} className={css.shared}>
        {piece.text}
      </mark>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}

interface PairListProps {
  pairs: Duplicate[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** The queue, the surest pair first. */
export function PairList({ pairs, chosen, onChoose }: PairListProps) {
  const t = useTexts(duplicateTexts);
  const reason = useReason();
  return (
    <ul className={css.pairs} aria-label={t('queue')}>
      {pairs.map((pair) => {
        const [one, other] = pair.sides ?? [];
        return (
          <li key={pair.duplicate_id}>
            <button
              type="button"
              id={pair.duplicate_id}
              className={css.pair}
              aria-current={pair.duplicate_id === chosen || undefined}
              onClick={() => onChoose(pair.duplicate_id)}
            >
              <span className={css.pairNames}>
                {one && (
                  <span className={css.pairName} title={one.name}>
                    <SharedName name={one.name} other={other?.name} />
                  </span>
                )}
                {other && (
                  <span className={css.pairName} title={other.name}>
                    <SharedName name={other.name} other={one?.name} />
                  </span>
                )}
              </span>
              <Score value={pair.score} />
              <span className={css.pairFoot}>
                {pair.reasons.map((why) => (
                  <span key={why} className={css.reason}>
                    {reason(why)}
                  </span>
                ))}
                {pair.status === 'merged' && one && <TimeText at={one.updated_at} />}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

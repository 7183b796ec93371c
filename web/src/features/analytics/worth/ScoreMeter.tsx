import { filled } from './score';
import css from './score.module.css';

/** A score of five fields; the number beside it says it, the meter only helps. */
export const ScoreMeter = ({ score }: { score: number }) => (
  <span className={css.meter} aria-hidden>
    <i style={{ width: `${filled(score) * 100}%` }} />
  </span>
);

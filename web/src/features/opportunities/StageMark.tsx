import type { OpportunityRow } from './opportunities.api';
import css from './opportunities.module.css';

/** The stage in its own colour; the word says it, the colour only helps. */
export function StageMark({ row }: { row: Pick<OpportunityRow, 'stage' | 'stage_color'> }) {
  return (
    <span className={css.stageMark} title={row.stage}>
      <span className={css.stageDot} style={{ background: row.stage_color }} />
      <span className={css.clip}>{row.stage}</span>
    </span>
  );
}

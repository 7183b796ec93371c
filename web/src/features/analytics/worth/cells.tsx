import { formatMoney, formatMoneyShort, formatNumber, none } from '@/shared/format';
import { ScoreMeter } from './ScoreMeter';
import css from './worth.module.css';

export const Missing = ({ why }: { why?: string }) => (
  <span className="gx-none" title={why}>
    {none}
  </span>
);

/** An amount in short, with the whole of it as the title. */
export const Amount = ({ value, currency }: { value: number | null; currency: string }) =>
  value === null ? <Missing /> : <span title={formatMoney(value, currency)}>{formatMoneyShort(value, currency)}</span>;

/** A score with its meter. */
export const Scored = ({ score, digits = 0 }: { score: number; digits?: number }) => (
  <span className={css.scored}>
    <ScoreMeter score={score} />
    {formatNumber(score, digits)}
  </span>
);

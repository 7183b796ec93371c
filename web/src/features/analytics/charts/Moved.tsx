import { formatNumber, formatRate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import type { Cell, ColumnType } from '../analytics.api';
import css from './chart.module.css';
import { chartTexts } from './charts.texts';
import { changeOf } from './figures';

interface MovedProps {
  now: Cell | undefined;
  before: Cell | undefined;
  type: ColumnType;
}

/**
 * How a figure moved since the period before, as an arrow with a share; the sentence behind it for screen
 * readers. Whether more days are good or bad nobody can say here, so they have no colour.
 */
export function Moved({ now, before, type }: MovedProps) {
  const t = useTexts(chartTexts);
  const locale = useLocale();
  const change = changeOf(now, before, type);
  if (!change) return null;
  const rate =
    type === 'rate' ? t('points', { value: formatNumber(change.by * 100, 1, locale) }) : formatRate(change.by, locale);
  const said = change.way === 'up' || change.way === 'down' ? t(change.way, { rate }) : t(change.way);
  return (
    <span className={css.moved} data-way={type === 'days' ? 'same' : change.way} title={said}>
      <span aria-hidden>
        {change.way === 'up' && '↑ '}
        {change.way === 'down' && '↓ '}
        {change.way === 'same' ? '=' : change.way === 'fresh' ? '–' : rate}
      </span>
      <span className="gx-visually-hidden">{said}</span>
    </span>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Stage } from '@/features/pipelines/public';
import { formatMoney, formatMoneyShort, formatTotal } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { type OpportunityListParams, opportunityBoard } from '../opportunities.api';
import css from '../opportunities.module.css';
import { opportunityTexts } from '../opportunities.texts';

/** The open deals of the board in one line. */
export function BoardTotals({ params, stages }: { params: OpportunityListParams; stages: Stage[] }) {
  const t = useTexts(opportunityTexts);
  const locale = useLocale();
  const cache = useQueryClient();
  const { data } = useQuery({ ...opportunityBoard(cache, params), enabled: false });
  if (!data) return null;
  const { currency } = data;
  const open = data.columns.filter((column) =>
    stages.some((stage) => stage.stage_id === column.stage_id && stage.kind === 'open'),
  );
  const sum = (key: 'count' | 'sum' | 'weighted' | 'other_currencies') =>
    open.reduce((total, column) => total + (column[key] ?? 0), 0);
  // who may not see amounts sees no sums of them
  const hasSums = open.every((column) => column.sum !== null);
  const exact = open.every((column) => column.count_is_exact);
  const others = sum('other_currencies') > 0 && t('otherCurrencies', { count: sum('other_currencies') });
  // the bar hides what it has no room for
  const whole = [formatMoney(sum('sum'), currency, locale), others].filter(Boolean).join(' · ');
  return (
    <span className={css.totals} aria-live="polite">
      <span>{t('totalCount', { total: formatTotal(sum('count'), exact, locale) })}</span>
      {hasSums && (
        <>
          <b className="gx-num" title={whole}>
            {formatMoneyShort(sum('sum'), currency, locale)}
          </b>
          <span className="gx-num" title={formatMoney(sum('weighted'), currency, locale)}>
            {t('weighted', { amount: formatMoneyShort(sum('weighted'), currency, locale) })}
          </span>
          {others && <span>{others}</span>}
        </>
      )}
    </span>
  );
}

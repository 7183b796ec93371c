import { useQuery } from '@tanstack/react-query';
import { useTexts } from '@/shared/i18n';
import { MoneyText } from '@/shared/records/MoneyText';
import { type OrderListParams, orderSums } from './orders.api';
import css from './orders.module.css';
import { orderTexts } from './orders.texts';

const measures = ['amount', 'returned_amount', 'net_amount'] as const;

/** What the orders shown cost, what was paid back of it, and what they brought in. */
export function OrderSums({ params }: { params: OrderListParams }) {
  const t = useTexts(orderTexts);
  const { data } = useQuery(orderSums(params));
  if (!data || data.count === 0) return null;
  return (
    <section className={css.sums} aria-label={t('sums')}>
      {measures.map((measure) => {
        const value = data.measures[`sum:${measure}`];
        if (value === null || value === undefined) return null;
        return (
          <dl key={measure} className={css.sum}>
            <dt>{t(measure)}</dt>
            <dd>
              <MoneyText value={value} currency={data.currency} short />
            </dd>
          </dl>
        );
      })}
      {data.other_currencies > 0 && (
        <span className={css.dim}>{t('otherCurrencies', { count: data.other_currencies })}</span>
      )}
    </section>
  );
}

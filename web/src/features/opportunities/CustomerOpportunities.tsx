import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatMoneyShort, formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { Badge } from '@/shared/records/Badge';
import { DateText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import { openCreateOpportunity } from './createRequest';
import { NextDot } from './NextDot';
import { opportunitiesOf } from './opportunities.api';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';
import { StageMark } from './StageMark';
import { statusTones } from './statusTones';

/** The deals with a customer, on the customer's own page. */
export function CustomerOpportunities({ customer }: { customer: { id: string; name: string } }) {
  const t = useTexts(opportunityTexts);
  const can = useCan();
  const mayView = can('opportunities.view');
  const { data } = useQuery({ ...opportunitiesOf(customer.id), enabled: mayView });
  if (!mayView) return null;
  const deals = data?.items ?? [];
  return (
    <section className={css.ofCard} aria-label={t('ofCustomer')}>
      <h3 className={css.ofTitle}>
        {t('ofCustomer')}{' '}
        <span className={css.dim}>{data && data.total > 0 && formatTotal(data.total, data.total_is_exact)}</span>
      </h3>
      {data && deals.length === 0 && <p className={css.dim}>{t('noneOfCustomer')}</p>}
      <ul className={css.ofCustomer}>
        {deals.slice(0, 6).map((deal) => (
          <li key={deal.opportunity_id}>
            <Link to={`/opportunities/${deal.opportunity_id}`}>
              <span className={css.ofLine}>
                <span className={css.clip}>{deal.title}</span>
                <b className="gx-num">
                  {deal.amount !== null && deal.amount > 0 && formatMoneyShort(deal.amount, deal.currency)}
                </b>
              </span>
              <span className={`${css.ofLine} ${css.ofDetail}`}>
                {deal.status === 'open' ? (
                  <StageMark row={deal} />
                ) : (
                  <Badge tone={statusTones[deal.status]}>{t(deal.status)}</Badge>
                )}
                <NextDot row={deal} />
                {deal.expected_close_date && <DateText date={deal.expected_close_date} />}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <span className={css.ofFoot}>
        {can('opportunities.create') && (
          <Button type="text" icon={<PlusIcon />} onClick={() => openCreateOpportunity({ customer })}>
            {t('create')}
          </Button>
        )}
        {deals.length > 6 && (
          <Link to={`/opportunities?view=table&customer_id=${customer.id}`}>{t('allOfCustomer')}</Link>
        )}
      </span>
    </section>
  );
}

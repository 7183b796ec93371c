import { Link } from 'react-router';
import { formatMoneyShort } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import listCss from '@/shared/lists/lists.module.css';
import { DateText } from '@/shared/records/TimeText';
import { NextDot } from '../NextDot';
import type { OpportunityRow } from '../opportunities.api';
import css from '../opportunities.module.css';
import { opportunityTexts } from '../opportunities.texts';
import { StageMark } from '../StageMark';

/** A deal in the phone's list. */
export function OpportunityCard({ row }: { row: OpportunityRow }) {
  const t = useTexts(opportunityTexts);
  return (
    <div className={listCss.card}>
      <span className={css.cardTop}>
        <Link className={css.cardName} to={`/opportunities/${row.opportunity_id}`}>
          {row.title}
        </Link>
        {row.amount !== null && <b className="gx-num">{formatMoneyShort(row.amount, row.currency)}</b>}
      </span>
      <span className={css.cardLine}>
        <span className={css.clip}>{row.customer_name ?? t('noCustomer')}</span>
      </span>
      <span className={css.cardLine}>
        <StageMark row={row} />
        <NextDot row={row} />
        <span className={css.grow} />
        {row.expected_close_date && <DateText date={row.expected_close_date} />}
      </span>
    </div>
  );
}

import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { formatList, formatMoney, formatMoneyShort } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { CalendarIcon, ClockIcon, MoreIcon } from '@/shared/icons';
import { DateText, TimeText } from '@/shared/records/TimeText';
import { NextDot } from '../NextDot';
import type { OpportunityRow } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import css from './board.module.css';
import type { CardField } from './cardFields';

interface BoardCardProps {
  row: OpportunityRow;
  fields: readonly CardField[];
  today: string;
  onMenu?: (row: OpportunityRow, at: DOMRect) => void;
}

/** What a card says. How it moves is the place's matter. */
function Card({ row, fields, today, onMenu }: BoardCardProps) {
  const t = useTexts(opportunityTexts);
  const locale = useLocale();
  const has = (key: CardField) => fields.includes(key);
  const late = row.status === 'open' && row.expected_close_date !== null && row.expected_close_date < today;
  return (
    <>
      <span className={css.cardHead}>
        <Link className={css.cardTitle} to={`/opportunities/${row.opportunity_id}`} tabIndex={-1} draggable={false}>
          {row.title}
        </Link>
        {onMenu && (
          <button
            type="button"
            tabIndex={-1}
            className={css.cardMenu}
            aria-label={t('moveDeal', { title: row.title })}
            aria-haspopup="menu"
            onClick={(event) => onMenu(row, event.currentTarget.getBoundingClientRect())}
          >
            <MoreIcon />
          </button>
        )}
      </span>
      <span className={css.cardMain}>
        {has('customer_name') && (
          <span className={css.cardCustomer}>{row.customer_name ?? <i>{t('noCustomer')}</i>}</span>
        )}
        {has('amount') && row.amount !== null && row.amount > 0 && (
          <b className="gx-num" title={formatMoney(row.amount, row.currency, locale)}>
            {formatMoneyShort(row.amount, row.currency, locale)}
          </b>
        )}
        {has('probability') && <span className="gx-num">{row.probability}%</span>}
      </span>
      {has('next_step') && row.next_step && <span className={css.cardNote}>{row.next_step}</span>}
      <Small>
        {has('forecast_category') && t(`category.${row.forecast_category}`)}
        {has('competitors') && row.competitors.length > 0 && formatList(row.competitors)}
        {has('source') && row.source}
      </Small>
      <span className={css.cardFoot}>
        {has('next_activity') && <NextDot row={row} />}
        {has('expected_close_date') && row.expected_close_date && (
          <span className={css.cardFact} data-late={late || undefined} title={late ? t('overdue') : t('close')}>
            <CalendarIcon />
            <DateText date={row.expected_close_date} />
          </span>
        )}
        {has('days_in_stage') && (
          <span
            className={css.cardFact}
            data-stale={row.is_stale || undefined}
            title={t(row.is_stale ? 'stale' : 'inStage', { count: row.days_in_stage })}
          >
            <ClockIcon />
            {t('days', { count: row.days_in_stage })}
          </span>
        )}
        {has('last_activity_at') && row.last_activity_at && (
          <span className={css.cardFact}>
            <TimeText at={row.last_activity_at} />
          </span>
        )}
        <span className={css.grow} />
        {has('owner_name') && row.owner_name && (
          <span title={row.owner_name} className={css.cardOwner}>
            <Avatar name={row.owner_name} size={22} />
            <span className="gx-visually-hidden">{row.owner_name}</span>
          </span>
        )}
      </span>
    </>
  );
}

function Small({ children }: { children: ReactNode[] }) {
  const some = children.filter(Boolean);
  return some.length === 0 ? null : <span className={css.cardNote}>{some.join(' · ')}</span>;
}

/** Drawn again only when something about it changed. */
export const BoardCard = memo(Card);

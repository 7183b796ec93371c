import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { formatMoney, formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { EditIcon } from '@/shared/icons';
import { TimeText } from '@/shared/records/TimeText';
import { useCan, useMe } from '@/shared/session';
import { loyaltyRules, type PointEntry, pointsOf } from '../loyalty.api';
import { loyaltyTexts } from '../loyalty.texts';
import css from '../orders.module.css';

const AdjustPointsDialog = lazy(async () => ({ default: (await import('./AdjustPointsDialog')).AdjustPointsDialog }));

const few = 4;

/** The points of a customer: how many, what they are worth, where they came from. */
export function CustomerPoints({ customer }: { customer: { id: string; name: string } }) {
  const t = useTexts(loyaltyTexts);
  const can = useCan();
  const { currency } = useMe().organization;
  const mayView = can('orders.view');
  const points = useQuery({ ...pointsOf(customer.id), enabled: mayView }).data;
  const isActive = useQuery({ ...loyaltyRules, enabled: mayView }).data?.is_active ?? false;
  const [all, setAll] = useState(false);
  const [adjusting, setAdjusting] = useState(false);
  // where nobody collects points there is nothing to tell of them
  if (!points || (!isActive && points.items.length === 0)) return null;
  const shown = all ? points.items : points.items.slice(0, few);
  return (
    <section className={css.ofCard} aria-label={t('points')}>
      <h3 className={css.ofTitle}>{t('points')}</h3>
      <p className={css.balance}>
        <b className="gx-num" data-minus={points.balance < 0 || undefined}>
          {formatNumber(points.balance)}
        </b>
        <span className={css.dim}>{t('worth', { amount: formatMoney(points.worth, currency) })}</span>
      </p>
      {points.items.length === 0 && <p className={css.dim}>{t('none')}</p>}
      <ul className={css.entries}>
        {shown.map((entry) => (
          <Entry key={entry.point_id} entry={entry} />
        ))}
      </ul>
      <span className={css.ofFoot}>
        {can('orders.edit') && (
          <Button type="text" icon={<EditIcon />} onClick={() => setAdjusting(true)}>
            {t('adjust')}
          </Button>
        )}
        {points.items.length > few && (
          <Button type="link" onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('all', { count: points.items.length })}
          </Button>
        )}
      </span>
      {adjusting && (
        <Suspense fallback={null}>
          <AdjustPointsDialog customer={customer} balance={points.balance} onClose={() => setAdjusting(false)} />
        </Suspense>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: PointEntry }) {
  const t = useTexts(loyaltyTexts);
  const by = entry.kind === 'adjusted' ? entry.by_name : null;
  return (
    <li>
      <span className={css.entryText}>
        <span>
          {t(entry.kind)}
          {entry.order_id && entry.order_number && (
            <>
              {' '}
              <Link to={`/orders/${entry.order_id}`} className="gx-num">
                {entry.order_number}
              </Link>
            </>
          )}
        </span>
        <small>
          {[entry.reason, by].filter(Boolean).map((part) => `${part} · `)}
          <TimeText at={entry.at} />
        </small>
      </span>
      <b className="gx-num" data-minus={entry.points < 0 || undefined}>
        {entry.points > 0 ? '+' : '−'}
        {formatNumber(Math.abs(entry.points))}
      </b>
    </li>
  );
}

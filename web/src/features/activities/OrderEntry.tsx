import { Link } from 'react-router';
import { type OrderStatus, StatusMark } from '@/features/orders/public';
import { formatInstant, formatMoney } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { recordPath } from '@/shared/records/recordPath';
import { clock } from './ActivityEntry';
import { ActivityIcon } from './ActivityIcon';
import type { TimelineItem } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';

/** An order where it was placed, with what became of it: `王小明 登记了订单 ORD20260210001` and below `已完成 ¥500.00`. */
export function OrderEntry({ item, record }: { item: TimelineItem; record: NonNullable<TimelineItem['record']> }) {
  const t = useTexts(activityTexts);
  const locale = useLocale();
  const status = record.what as OrderStatus;
  const tone = status === 'completed' ? 'good' : status === 'returned' ? 'bad' : undefined;
  return (
    <article className={css.entry} data-quiet>
      <ActivityIcon type="order" tone={tone} />
      <div className={css.entryBody}>
        <header className={css.entryHead}>
          {item.by_name && <strong>{item.by_name}</strong>}
          <span>{t(item.by_name ? 'order.sold' : 'order.placed')}</span>
          <Link to={recordPath(record.kind, record.id) ?? ''} className={css.recordTitle} title={record.title}>
            {record.title}
          </Link>
          <time dateTime={item.at} title={formatInstant(item.at, locale)}>
            {clock(item.at)}
          </time>
        </header>
        <p className={css.orderDetail}>
          <StatusMark status={status} />
          {record.detail && (
            <b className="gx-num" data-void={status === 'cancelled' || status === 'returned' || undefined}>
              {moneyText(record.detail)}
            </b>
          )}
        </p>
      </div>
    </article>
  );
}

/** `CNY 500.00`, as the server says amounts here. */
function moneyText(detail: string): string {
  const [currency, amount] = detail.split(' ');
  const value = Number(amount);
  return currency && Number.isFinite(value) ? formatMoney(value, currency) : detail;
}

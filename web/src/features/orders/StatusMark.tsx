import { useTexts } from '@/shared/i18n';
import { Badge, type Tone } from '@/shared/records/Badge';
import { orderStatusTexts } from './orderStatus.texts';
import type { OrderStatus } from './orders.api';
import css from './orders.module.css';

const tones: Record<OrderStatus, Tone> = {
  pending: 'warning',
  completed: 'success',
  cancelled: 'plain',
  returned: 'danger',
};

/** What became of an order; a part that was paid back leaves it completed, which is said beside. */
export function StatusMark({ status, returned }: { status: OrderStatus; returned?: number | null }) {
  const t = useTexts(orderStatusTexts);
  return (
    <span className={css.status}>
      <Badge tone={tones[status]}>{t(status)}</Badge>
      {status === 'completed' && (returned ?? 0) > 0 && <small>{t('partly')}</small>}
    </span>
  );
}

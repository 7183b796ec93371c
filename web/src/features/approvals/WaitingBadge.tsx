import { useQuery } from '@tanstack/react-query';
import { waitingCount } from './approvals.api';
import css from './waiting.module.css';

/** How many decisions wait, beside the menu entry. */
export function WaitingBadge() {
  const waiting = useQuery(waitingCount).data?.waiting ?? 0;
  return waiting > 0 ? <span className={css.count}>{waiting > 99 ? '99+' : waiting}</span> : null;
}

import { asWritten, type DraftLine } from './lines/lineMath';
import type { WriteOrder } from './orders.api';

/** The form of a new order while it is filled in. */
export interface OrderValues {
  customer_id?: string;
  lines: DraftLine[];
  /** By the clock on the wall, as the browser's own input has it. */
  ordered_at?: string;
  status: 'pending' | 'completed';
  seller_id?: string;
  channel?: string;
  points_spent?: number | null;
  order_number?: string;
  notes?: string;
}

/** What was left empty is not sent, so that the server's own beginnings hold. */
export function toRequest({ lines, ordered_at, ...values }: OrderValues, customer: string | undefined): WriteOrder {
  const said = Object.entries({ customer_id: customer, ...values })
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== 0);
  return {
    ...Object.fromEntries(said),
    ...(ordered_at && { ordered_at: new Date(ordered_at).toISOString() }),
    lines: asWritten(lines),
  };
}

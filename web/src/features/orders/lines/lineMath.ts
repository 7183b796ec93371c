import { toCents } from '@/shared/cents';
import type { Order, OrderLine, WriteOrderLine } from '../orders.api';

/** A line while it is edited; a number that is being typed may be missing. */
export interface DraftLine {
  key: string;
  product_id: string | null;
  name: string;
  category: string | null;
  quantity: number | null;
  unit_price: number | null;
}

let nextKey = 1;

export const emptyLine = (): DraftLine => ({
  key: `l${nextKey++}`,
  product_id: null,
  name: '',
  category: null,
  quantity: 1,
  unit_price: null,
});

export const draftOf = ({ product_id, name, category, quantity, unit_price }: OrderLine): DraftLine => ({
  ...emptyLine(),
  product_id,
  name,
  category,
  quantity,
  unit_price,
});

/** Quantity × price, the same rule as the server's, which decides. */
export const lineAmount = ({ quantity, unit_price }: Pick<DraftLine, 'quantity' | 'unit_price'>): number =>
  toCents((quantity ?? 0) * (unit_price ?? 0));

export const linesTotal = (lines: readonly DraftLine[]): number =>
  toCents(lines.reduce((sum, line) => sum + lineAmount(line), 0));

/** One nobody has begun to fill in. */
export const isBlank = (line: DraftLine): boolean => line.name === '' && line.unit_price === null && !line.category;

/** Can be sent: at least one line, and each says what it is. */
export const areWhole = (lines: readonly DraftLine[]): boolean => {
  const begun = lines.filter((line) => !isBlank(line));
  return begun.length > 0 && begun.every((line) => line.name !== '');
};

/** What is sent: all numbers are said, so that the server counts what one saw. */
export const asWritten = (lines: readonly DraftLine[]): WriteOrderLine[] =>
  lines
    .filter((line) => !isBlank(line))
    .map(({ key: _key, quantity, unit_price, ...line }) => ({
      ...line,
      quantity: quantity ?? 0,
      unit_price: unit_price ?? 0,
    }));

/** The amounts of an order one below the other; null where the reader may not see amounts. */
export function totalsOf(order: Order) {
  const { amount, lines, points_spent } = order;
  if (amount === null || lines.some((line) => line.amount === null)) return null;
  const sum = lines.length > 0 ? toCents(lines.reduce((all, line) => all + (line.amount ?? 0), 0)) : null;
  // what points paid is what the lines cost more than the order
  const byPoints = sum !== null && (points_spent ?? 0) > 0 ? toCents(sum - amount) : null;
  return { sum, byPoints, amount, left: toCents(amount - (order.returned_amount ?? 0)) };
}

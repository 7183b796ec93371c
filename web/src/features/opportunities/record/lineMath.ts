import { toCents } from '@/shared/cents';

/** A line while it is edited; a number that is being typed may be missing. */
export interface DraftLine {
  key: string;
  line_id?: string;
  product_id: string | null;
  name: string;
  kind: 'one_off' | 'service' | 'renewal';
  quantity: number | null;
  unit_price: number | null;
  /** Percent, 0 to 100. */
  discount: number | null;
}

/** Quantity × price, less the discount: the same rule as the server's, which decides. */
export function lineAmount({
  quantity,
  unit_price,
  discount,
}: Pick<DraftLine, 'quantity' | 'unit_price' | 'discount'>) {
  return toCents(((quantity ?? 0) * (unit_price ?? 0) * (100 - (discount ?? 0))) / 100);
}

export const linesSum = (lines: readonly DraftLine[]): number =>
  toCents(lines.reduce((sum, line) => sum + lineAmount(line), 0));

import type { Records } from '../analytics.api';
import type { SegmentSum } from './worth.api';

/** The customers of a segment, as their list is asked for them. */
export const recordsOf = ({ segment }: Pick<SegmentSum, 'segment'>): Records => ({
  kind: 'customers',
  filter: `segment = '${segment}'`,
});

/** What one segment comes to, or all of them. */
export type SegmentTotals = Omit<SegmentSum, 'segment' | 'name'>;

const added = (sums: readonly SegmentSum[], read: (sum: SegmentSum) => number) =>
  sums.reduce((total, sum) => total + read(sum), 0);

/** All segments together; scores are averaged over customers, not over segments. */
export function totalOfSegments(sums: readonly SegmentSum[]): SegmentTotals {
  const customers = added(sums, (sum) => sum.customers);
  const mean = (part: 'recency' | 'frequency' | 'monetary') =>
    customers === 0 ? 0 : added(sums, (sum) => sum[part] * sum.customers) / customers;
  return {
    customers,
    purchases: added(sums, (sum) => sum.purchases),
    revenue: added(sums, (sum) => sum.revenue),
    predicted_value: added(sums, (sum) => sum.predicted_value),
    recency: mean('recency'),
    frequency: mean('frequency'),
    monetary: mean('monetary'),
  };
}

/** How long the bar of a segment is beside the largest, 0 to 1. */
export function barOf(sum: SegmentSum, sums: readonly SegmentSum[]): number {
  const largest = Math.max(...sums.map((one) => one.customers));
  return largest > 0 ? sum.customers / largest : 0;
}

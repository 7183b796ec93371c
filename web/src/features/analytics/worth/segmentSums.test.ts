import { expect, it } from 'vitest';
import { drillAddress } from '../drill';
import { barOf, recordsOf, totalOfSegments } from './segmentSums';
import type { SegmentSum } from './worth.api';

const vip: SegmentSum = {
  segment: 'vip',
  name: 'VIP客户',
  customers: 30,
  purchases: 90,
  revenue: 9000,
  predicted_value: 4000,
  recency: 5,
  frequency: 4,
  monetary: 4.5,
};
const keep: SegmentSum = { ...vip, segment: 'general_keep', customers: 10, purchases: 10, revenue: 500, recency: 1 };

it('leads from a segment to its customers', () => {
  const address = new URL(drillAddress(recordsOf(vip)) ?? '', 'http://x');
  expect(address.pathname).toBe('/customers');
  expect(address.searchParams.get('filter')).toBe("segment = 'vip'");
});

it('adds segments up and averages scores over customers', () => {
  const total = totalOfSegments([vip, keep]);
  expect(total).toMatchObject({ customers: 40, purchases: 100, revenue: 9500, predicted_value: 8000 });
  expect(total.recency).toBe(4);
  expect(totalOfSegments([])).toMatchObject({ customers: 0, recency: 0 });
});

it('draws the largest segment whole and the others beside it', () => {
  expect(barOf(vip, [vip, keep])).toBe(1);
  expect(barOf(keep, [vip, keep])).toBeCloseTo(1 / 3);
  expect(barOf({ ...vip, customers: 0 }, [{ ...vip, customers: 0 }])).toBe(0);
});

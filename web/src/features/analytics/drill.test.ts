import { expect, it } from 'vitest';
import { cellAddress, drillAddress } from './drill';

const filterOf = (address: string | null) => new URL(address ?? '', 'http://x').searchParams.get('filter');

it('leads to the list under the conditions of the figure', () => {
  const address = drillAddress({ kind: 'customers', filter: "industry = '软件' and name contains 'a&b'" });
  expect(address).toMatch(/^\/customers\?v=all&filter=/);
  expect(filterOf(address)).toBe("industry = '软件' and name contains 'a&b'");
});

it('shows deals as a table and tasks of every status', () => {
  expect(drillAddress({ kind: 'opportunities', filter: '' })).toBe('/opportunities?view=table&v=all');
  expect(drillAddress({ kind: 'tasks', filter: 'x = 1' })).toContain('status=all');
});

it('leads nowhere where there are no records or no list of them', () => {
  expect(drillAddress(null)).toBeNull();
  expect(drillAddress({ kind: 'visits', filter: '' })).toBeNull();
});

it('prefers the records of a column to those of its row', () => {
  const row = {
    cells: { orders: 2, calls: 3 },
    records: { kind: 'orders', filter: 'a = 1' },
    cell_records: { calls: { kind: 'activities', filter: "type = 'call'" } },
  };
  expect(cellAddress(row, 'calls')).toMatch(/^\/activities\?/);
  expect(cellAddress(row, 'orders')).toMatch(/^\/orders\?/);
  expect(cellAddress(null, 'orders')).toBeNull();
});

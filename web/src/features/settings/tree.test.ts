import { expect, it } from 'vitest';
import { inTreeOrder } from './tree';

const department = (department_id: string, parent_id: string | null) => ({
  department_id,
  parent_id,
  name: department_id,
  head_id: null,
  head_name: null,
  user_count: 0,
});

it('parents come before their children, and one whose parent is hidden stands at the top', () => {
  const rows = inTreeOrder([
    department('east', 'sales'),
    department('head', null),
    department('sales', 'head'),
    department('orphan', 'hidden'),
  ]);
  expect(rows.map((row) => [row.department.department_id, row.depth])).toEqual([
    ['head', 0],
    ['sales', 1],
    ['east', 2],
    ['orphan', 0],
  ]);
});

import { expect, it } from 'vitest';
import type { Field } from '../../customFields/public';
import type { FilterTree } from '../views.api';
import { groupOf, labelsOf, replaced, written } from './conditions';
import { momentOf, momentWritten } from './moments';

const field = (key: string, type: Field['type']) => ({ key, type, label: key }) as Field;
const fields = [
  field('industry', 'text'),
  field('status', 'select'),
  field('owner_id', 'user'),
  field('annual_revenue', 'money'),
  field('last_activity_at', 'instant'),
  field('is_active', 'yes_no'),
];
const compared = (key: string, operator: string, ...texts: string[]): FilterTree => ({
  field: key,
  label: key,
  operator: operator as never,
  values: texts.map((text) => ({ text, label: null })),
});

it('writes what it has read', () => {
  const tree: FilterTree = {
    all: [
      compared('industry', 'equal', "O'Neil"),
      { any: [compared('status', 'in', 'won', 'lost'), compared('owner_id', 'equal', 'me')] },
      { not: compared('last_activity_at', 'less', 'today - 3m') },
      compared('annual_revenue', 'greater', '100000'),
      compared('is_active', 'holds'),
      compared('industry', 'is_null'),
    ],
  };
  expect(written(groupOf(tree), fields)).toBe(
    "industry = 'O''Neil' and (status in ('won', 'lost') or owner_id = me) and not (last_activity_at < today - 3m)" +
      ' and annual_revenue > 100000 and is_active = true and industry is null',
  );
});

it('puts whatever is no number, moment or person in quotes', () => {
  const filter = (key: string, operator: string, ...texts: string[]) =>
    written(groupOf(compared(key, operator, ...texts)), fields);
  expect(filter('annual_revenue', 'equal', '1 or true')).toBe("annual_revenue = '1 or true'");
  expect(filter('last_activity_at', 'less', "today' or 'a")).toBe("last_activity_at < 'today'' or ''a'");
  expect(filter('owner_id', 'in', 'user_1', 'my_department')).toBe("owner_id in ('user_1', my_department)");
});

it('leaves out what says nothing, and groups that are empty', () => {
  const group = groupOf({ all: [compared('status', 'in'), { any: [compared('status', 'in', 'won')] }] });
  expect(written(group, fields)).toBe("status = 'won'");
  expect(replaced(group, 1, { join: 'or', terms: [] }).terms).toHaveLength(1);
});

it('knows what values are called, wherever they stand', () => {
  const tree: FilterTree = {
    any: [{ not: { field: 'owner_id', label: '', operator: 'equal', values: [{ text: 'user_1', label: '李雷' }] } }],
  };
  expect(labelsOf(tree).get('user_1')).toBe('李雷');
});

it('reads a moment as it is chosen, and writes it back', () => {
  for (const text of ['this_month', '2026-02-10', 'today - 30d', 'today + 2w']) {
    const moment = momentOf(text);
    expect(moment && momentWritten(moment)).toBe(text);
  }
  expect(momentOf('last_year + 3d')).toBeNull();
});

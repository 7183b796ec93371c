import { describe, expect, it } from 'vitest';
import type { Permission } from './roles.api';
import { type Draft, isSame, limitsOf, matrixOf, withGrant, withLimit } from './rolesDraft';

const permission = (name: string, has_scope = false): Permission => {
  const [resource = '', action = ''] = name.split('.');
  return { permission: name, resource, action, has_scope };
};
const known = [permission('customers.view', true), permission('customers.create'), permission('customers.edit', true)];
const [view, create, edit] = known as [Permission, Permission, Permission];
const empty: Draft = { name: '客服', grants: {}, limits: {} };

describe('a role while it is edited', () => {
  it('gets the right to view with the right to act', () => {
    expect(withGrant(empty, edit, 'department', known).grants).toEqual({
      'customers.edit': 'department',
      'customers.view': 'department',
    });
    expect(withGrant(empty, create, 'all', known).grants).toEqual({
      'customers.create': 'all',
      'customers.view': 'own',
    });
  });

  it('loses the acts with the right to view', () => {
    const acting = withGrant(empty, edit, 'own', known);
    expect(withGrant(acting, view, null, known).grants).toEqual({});
  });

  it('keeps only fields that are limited', () => {
    const limited = withLimit(empty, 'customers', 'phone', 'masked');
    expect(limitsOf(limited)).toEqual([{ kind: 'customers', field: 'phone', access: 'masked' }]);
    expect(isSame(withLimit(limited, 'customers', 'phone', 'full'), empty)).toBe(true);
  });

  it('shows what has no column of its own behind the row', () => {
    const [row] = matrixOf([...known, permission('customers.merge')]);
    expect(Object.keys(row?.cells ?? {})).toEqual(['view', 'create', 'edit']);
    expect(row?.others.map((one) => one.action)).toEqual(['merge']);
  });
});

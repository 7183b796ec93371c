import type { FieldAccess, FieldLimit, Permission, Role, Scope } from './roles.api';

/** A role while it is edited: what is looked up often lies ready. */
export interface Draft {
  name: string;
  grants: Record<string, Scope>;
  limits: Record<string, FieldAccess>;
}

export const limitKey = (kind: string, field: string): string => `${kind}.${field}`;

export const draftOf = (role: Role): Draft => ({
  name: role.name,
  grants: Object.fromEntries(role.permissions.map(({ permission, scope }) => [permission, scope])),
  limits: Object.fromEntries(role.fields.map(({ kind, field, access }) => [limitKey(kind, field), access])),
});

export const grantsOf = (draft: Draft) =>
  Object.entries(draft.grants).map(([permission, scope]) => ({ permission, scope }));

export function limitsOf(draft: Draft): FieldLimit[] {
  return Object.entries(draft.limits).map(([key, access]) => {
    const dot = key.indexOf('.');
    return { kind: key.slice(0, dot), field: key.slice(dot + 1), access };
  });
}

const sorted = (record: Record<string, string>) => JSON.stringify(Object.entries(record).sort());

export const isSame = (a: Draft, b: Draft): boolean =>
  a.name.trim() === b.name.trim() && sorted(a.grants) === sorted(b.grants) && sorted(a.limits) === sorted(b.limits);

/** Without a permission, or with it this far. Whoever may do anything with records sees them first. */
export function withGrant(draft: Draft, permission: Permission, scope: Scope | null, known: Permission[]): Draft {
  const grants = { ...draft.grants };
  if (scope === null) delete grants[permission.permission];
  else grants[permission.permission] = scope;
  const view = `${permission.resource}.view`;
  const needed = known.find((one) => one.permission === view);
  if (scope !== null && permission.action !== 'view' && needed && !grants[view]) {
    grants[view] = needed.has_scope ? (permission.has_scope ? scope : 'own') : 'all';
  }
  if (scope === null && permission.action === 'view') {
    for (const key of Object.keys(grants)) if (key.startsWith(`${permission.resource}.`)) delete grants[key];
  }
  return { ...draft, grants };
}

export function withLimit(draft: Draft, kind: string, field: string, access: FieldAccess): Draft {
  const limits = { ...draft.limits };
  if (access === 'full') delete limits[limitKey(kind, field)];
  else limits[limitKey(kind, field)] = access;
  return { ...draft, limits };
}

/** The acts most kinds know have a column each; the rest of a row stands behind it. */
export const columns = ['view', 'create', 'edit', 'delete', 'export', 'import', 'assign'] as const;

export interface MatrixRow {
  resource: string;
  cells: Record<string, Permission>;
  others: Permission[];
}

/** What people work with comes before what is looked after. */
const first = ['customers', 'contacts', 'leads', 'opportunities', 'orders', 'activities', 'tasks', 'products'];

export function matrixOf(permissions: Permission[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  for (const permission of permissions) {
    const row = rows.get(permission.resource) ?? { resource: permission.resource, cells: {}, others: [] };
    rows.set(permission.resource, row);
    if ((columns as readonly string[]).includes(permission.action)) row.cells[permission.action] = permission;
    else row.others.push(permission);
  }
  const place = (row: MatrixRow) => (first.includes(row.resource) ? first.indexOf(row.resource) : first.length);
  return [...rows.values()].sort((a, b) => place(a) - place(b));
}

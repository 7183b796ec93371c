import { api, body } from '@/api/client';

/** A record as the server answers an edit. */
export type Saved = Record<string, unknown> & { version: number; custom_fields?: Record<string, unknown> };

/** Writes some fields of a record of any kind, as long as nobody has changed it since `version`. */
export async function patchRecord(
  kind: string,
  id: string,
  values: Record<string, unknown>,
  version: number,
): Promise<Saved> {
  const saved = await body(
    api.PATCH(`/api/${kind}/{customer_id}` as '/api/customers/{customer_id}', {
      params: { path: { customer_id: id } },
      body: { ...nested(values), version },
    }),
  );
  return saved as unknown as Saved;
}

/** The organization's own fields go into a member of their own. */
export function nested(values: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(values).filter(([key]) => key.startsWith('c_'));
  const known = Object.entries(values).filter(([key]) => !key.startsWith('c_'));
  return { ...Object.fromEntries(known), ...(own.length > 0 && { custom_fields: Object.fromEntries(own) }) };
}

/** Somebody by exactly this name; nobody where several are called so. */
export async function personCalled(name: string): Promise<string | null> {
  const found = await body(api.GET('/api/users', { params: { query: { q: name, limit: 20 } } }));
  const same = found.items.filter((user) => user.name === name);
  return same.length === 1 ? (same[0]?.user_id ?? null) : null;
}

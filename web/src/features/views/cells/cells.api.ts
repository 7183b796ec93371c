import { api, body } from '@/api/client';

/** Somebody by exactly this name; nobody where several are called so. */
export async function personCalled(name: string): Promise<string | null> {
  const found = await body(api.GET('/api/users', { params: { query: { q: name, limit: 20 } } }));
  const same = found.items.filter((user) => user.name === name);
  return same.length === 1 ? (same[0]?.user_id ?? null) : null;
}

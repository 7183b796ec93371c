import { api, body } from '@/api/client';
import { quote } from '@/shared/lists/filters';

/** Somebody by exactly this name; nobody where several are called so. */
export async function personCalled(name: string): Promise<string | null> {
  const found = await body(api.GET('/api/users', { params: { query: { q: name, limit: 20 } } }));
  const same = found.items.filter((user) => user.name === name);
  return same.length === 1 ? (same[0]?.user_id ?? null) : null;
}

// two are enough to see that the name is not one record's alone
const called = (field: string, name: string) => ({
  params: { query: { filter: `${field} = ${quote(name)}`, limit: 2 } },
});

/** The kinds that a field can link to, and how one finds records of them by their name. */
const byName: Record<string, (name: string) => Promise<string[]>> = {
  customers: async (name) =>
    (await body(api.GET('/api/customers', called('name', name)))).items.map((one) => one.customer_id),
  contacts: async (name) =>
    (await body(api.GET('/api/contacts', called('name', name)))).items.map((one) => one.contact_id),
  leads: async (name) => (await body(api.GET('/api/leads', called('name', name)))).items.map((one) => one.lead_id),
  opportunities: async (name) =>
    (await body(api.GET('/api/opportunities', called('title', name)))).items.map((one) => one.opportunity_id),
  products: async (name) =>
    (await body(api.GET('/api/products', called('name', name)))).items.map((one) => one.product_id),
  orders: async (name) =>
    (await body(api.GET('/api/orders', called('order_number', name)))).items.map((one) => one.order_id),
  tasks: async (name) => (await body(api.GET('/api/tasks', called('title', name)))).items.map((one) => one.task_id),
};

/** A record of the kind by exactly this name; none where several are called so. */
export async function recordCalled(kind: string, name: string): Promise<string | null> {
  const found = (await byName[kind]?.(name)) ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

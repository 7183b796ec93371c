import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, body } from '@/api/client';
import { staleBy } from '@/shared/live';

const restores = {
  activities: (id: string) =>
    body(api.POST('/api/activities/{activity_id}/restore', { params: { path: { activity_id: id } } })),
  contacts: (id: string) =>
    body(api.POST('/api/contacts/{contact_id}/restore', { params: { path: { contact_id: id } } })),
  dashboards: (id: string) =>
    body(api.POST('/api/dashboards/{dashboard_id}/restore', { params: { path: { dashboard_id: id } } })),
  documents: (id: string) =>
    body(api.POST('/api/documents/{document_id}/restore', { params: { path: { document_id: id } } })),
  lead_sources: (id: string) =>
    body(api.POST('/api/lead_sources/{source_id}/restore', { params: { path: { source_id: id } } })),
  leads: (id: string) => body(api.POST('/api/leads/{lead_id}/restore', { params: { path: { lead_id: id } } })),
  opportunities: (id: string) =>
    body(api.POST('/api/opportunities/{opportunity_id}/restore', { params: { path: { opportunity_id: id } } })),
  orders: (id: string) => body(api.POST('/api/orders/{order_id}/restore', { params: { path: { order_id: id } } })),
  products: (id: string) =>
    body(api.POST('/api/products/{product_id}/restore', { params: { path: { product_id: id } } })),
  tasks: (id: string) => body(api.POST('/api/tasks/{task_id}/restore', { params: { path: { task_id: id } } })),
  views: (id: string) => body(api.POST('/api/views/{view_id}/restore', { params: { path: { view_id: id } } })),
  web_forms: (id: string) => body(api.POST('/api/web_forms/{form_id}/restore', { params: { path: { form_id: id } } })),
};

/** Kinds of records whose deletion can be taken back. */
export type Restorable = keyof typeof restores;

/** Puts a deleted record back, and asks again for what shows it. */
export function useRestore() {
  const cache = useQueryClient();
  return useCallback(
    async (kind: Restorable, id: string) => {
      await restores[kind](id);
      for (const name of [...staleBy(kind), 'customers']) {
        void cache.invalidateQueries({ queryKey: [name] });
        void cache.invalidateQueries({ queryKey: ['lists', name] });
      }
    },
    [cache],
  );
}

import type { ComponentType } from 'react';

export type ReportGroup = 'sales' | 'customers' | 'leads' | 'money' | 'team' | 'service' | 'others';

export interface Listed {
  path: string;
  title: string;
  description: string;
  permission: string;
  icon: ComponentType;
}

/** What reports are about, by the records one has to see for them. */
const about: Record<string, ReportGroup> = {
  opportunities: 'sales',
  pipelines: 'sales',
  products: 'sales',
  targets: 'sales',
  customers: 'customers',
  contacts: 'customers',
  leads: 'leads',
  campaigns: 'leads',
  orders: 'money',
  contracts: 'money',
  payments: 'money',
  invoices: 'money',
  activities: 'team',
  tasks: 'team',
  users: 'team',
  tickets: 'service',
};
const order: ReportGroup[] = ['sales', 'customers', 'leads', 'money', 'team', 'service', 'others'];

const groupOf = ({ permission }: Listed): ReportGroup => about[permission.split('.')[0] ?? ''] ?? 'others';

/** The reports by group; groups without any are left out. */
export const groupsOf = (reports: readonly Listed[]): { group: ReportGroup; items: Listed[] }[] =>
  order
    .map((group) => ({ group, items: reports.filter((one) => groupOf(one) === group) }))
    .filter(({ items }) => items.length > 0);

import { account } from '@/features/account/account.routes';
import { activities } from '@/features/activities/activities.routes';
import { analytics } from '@/features/analytics/analytics.routes';
import { approvals } from '@/features/approvals/approvals.routes';
import { calendar } from '@/features/calendar/calendar.routes';
import { contacts } from '@/features/contacts/contacts.routes';
import { customers } from '@/features/customers/customers.routes';
import { duplicates } from '@/features/duplicates/duplicates.routes';
import { exportsFeature } from '@/features/exports/exports.routes';
import { imports } from '@/features/imports/imports.routes';
import { leads } from '@/features/leads/leads.routes';
import { notifications } from '@/features/notifications/notifications.routes';
import { opportunities } from '@/features/opportunities/opportunities.routes';
import { orders } from '@/features/orders/orders.routes';
import { ownership } from '@/features/ownership/ownership.routes';
import { products } from '@/features/products/products.routes';
import { reports } from '@/features/reports/reports.routes';
import { settings } from '@/features/settings/settings.routes';
import { tasks } from '@/features/tasks/tasks.routes';
import { views } from '@/features/views/views.routes';
import type { Feature } from '@/shared/feature';

/** The features of the client; the order of the side bar is in shell/menuOrder.ts. */
export const features: Feature[] = [
  account,
  customers,
  contacts,
  leads,
  opportunities,
  orders,
  activities,
  tasks,
  calendar,
  products,
  analytics,
  reports,
  approvals,
  ownership,
  notifications,
  imports,
  exportsFeature,
  duplicates,
  settings,
  views,
];

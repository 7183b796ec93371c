import { account } from '@/features/account/account.routes';
import { contacts } from '@/features/contacts/contacts.routes';
import { customers } from '@/features/customers/customers.routes';
import { imports } from '@/features/imports/imports.routes';
import { opportunities } from '@/features/opportunities/opportunities.routes';
import { products } from '@/features/products/products.routes';
import { reports } from '@/features/reports/reports.routes';
import { settings } from '@/features/settings/settings.routes';
import type { Feature } from '@/shared/feature';

/** The features of the client, in the order of the side bar. */
export const features: Feature[] = [account, customers, contacts, opportunities, products, reports, imports, settings];

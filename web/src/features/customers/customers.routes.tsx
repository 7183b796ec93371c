import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { CustomersIcon } from '@/shared/icons';
import { CustomerFormHost } from './CustomerFormHost';
import { openCreateCustomer } from './createRequest';
import { customerTexts } from './customers.texts';

const workspace = async () => ({ Component: (await import('./CustomerWorkspace')).CustomerWorkspace });

export const customers: Feature = {
  name: 'customers',
  menu: [
    {
      path: '/customers',
      label: () => say(customerTexts, 'title'),
      icon: CustomersIcon,
      permission: 'customers.view',
      phone: true,
      shortcut: 'g c',
    },
  ],
  actions: [
    {
      id: 'customers.create',
      label: () => say(customerTexts, 'create'),
      icon: CustomersIcon,
      permission: 'customers.create',
      keywords: customerTexts.entries.keywords.join(' '),
      shortcut: 'c',
      create: true,
      run: openCreateCustomer,
    },
  ],
  // one element for the list and its records: opening one leaves the list where it is
  routes: [
    {
      path: 'customers',
      lazy: workspace,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: CustomerFormHost,
};

import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { OrderIcon } from '@/shared/icons';
import { openCreateOrder } from './createRequest';
import { OrderFormHost } from './OrderFormHost';
import { orderMenuTexts } from './ordersMenu.texts';

export const orders: Feature = {
  name: 'orders',
  menu: [
    {
      path: '/orders',
      label: () => say(orderMenuTexts, 'title'),
      icon: OrderIcon,
      permission: 'orders.view',
      shortcut: 'g e',
    },
  ],
  actions: [
    {
      id: 'orders.create',
      label: () => say(orderMenuTexts, 'create'),
      icon: OrderIcon,
      permission: 'orders.create',
      keywords: orderMenuTexts.entries.keywords.join(' '),
      create: true,
      run: () => openCreateOrder(),
    },
  ],
  routes: [
    {
      path: 'orders',
      lazy: async () => ({ Component: (await import('./OrderWorkspace')).OrderWorkspace }),
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: OrderFormHost,
};

import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { ProductIcon } from '@/shared/icons';
import { openProductForm } from './formRequest';
import { ProductFormHost } from './ProductFormHost';
import { productMenuTexts } from './productsMenu.texts';

export const products: Feature = {
  name: 'products',
  menu: [
    {
      path: '/products',
      label: () => say(productMenuTexts, 'title'),
      icon: ProductIcon,
      permission: 'products.view',
    },
  ],
  actions: [
    {
      id: 'products.create',
      label: () => say(productMenuTexts, 'create'),
      icon: ProductIcon,
      permission: 'products.create',
      keywords: productMenuTexts.entries.keywords.join(' '),
      create: true,
      run: () => openProductForm(),
    },
  ],
  routes: [
    {
      path: 'products',
      lazy: async () => ({ Component: (await import('./ProductListPage')).ProductListPage }),
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: ProductFormHost,
};

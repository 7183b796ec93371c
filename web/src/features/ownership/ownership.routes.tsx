import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { FlagIcon } from '@/shared/icons';
import { ownershipMenuTexts } from './ownershipMenu.texts';

export const ownership: Feature = {
  name: 'ownership',
  menu: [
    {
      path: '/pool',
      label: () => say(ownershipMenuTexts, 'title'),
      icon: FlagIcon,
      permission: 'customers.view',
    },
  ],
  routes: [{ path: 'pool', lazy: async () => ({ Component: (await import('./PoolPage')).PoolPage }) }],
};

import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { CopyIcon } from '@/shared/icons';
import { duplicatesMenuTexts } from './duplicatesMenu.texts';

export const duplicates: Feature = {
  name: 'duplicates',
  menu: [
    {
      path: '/duplicates',
      label: () => say(duplicatesMenuTexts, 'title'),
      icon: CopyIcon,
      permission: 'duplicates.view',
      group: 'tools',
    },
  ],
  actions: [
    {
      id: 'duplicates.find',
      label: () => say(duplicatesMenuTexts, 'find'),
      icon: CopyIcon,
      permission: 'duplicates.view',
      keywords: 'chachong chongfu hebing cc cf hb merge',
      run: (navigate) => void navigate('/duplicates'),
    },
  ],
  routes: [
    { path: 'duplicates', lazy: async () => ({ Component: (await import('./DuplicatesPage')).DuplicatesPage }) },
  ],
};

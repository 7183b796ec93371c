import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { ImportIcon } from '@/shared/icons';
import { importMenuTexts } from './importsMenu.texts';

export const imports: Feature = {
  name: 'imports',
  menu: [
    {
      path: '/imports',
      label: () => say(importMenuTexts, 'title'),
      icon: ImportIcon,
      permission: 'customers.import',
      shortcut: 'g i',
      group: 'tools',
    },
  ],
  actions: [
    {
      id: 'imports.new',
      label: () => say(importMenuTexts, 'newImport'),
      icon: ImportIcon,
      permission: 'customers.import',
      keywords: 'daoru dr excel csv',
      run: (navigate) => void navigate('/imports/new'),
    },
  ],
  routes: [
    { path: 'imports', lazy: async () => ({ Component: (await import('./ImportHistoryPage')).ImportHistoryPage }) },
    { path: 'imports/new', lazy: async () => ({ Component: (await import('./ImportWizardPage')).ImportWizardPage }) },
    { path: 'imports/:id', lazy: async () => ({ Component: (await import('./ImportRunPage')).ImportRunPage }) },
  ],
};

import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { ExportIcon } from '@/shared/icons';
import { exportMenuTexts } from './exportsMenu.texts';

const page = async () => ({ Component: (await import('./ExportsPage')).ExportsPage });

export const exportsFeature: Feature = {
  name: 'exports',
  actions: [
    {
      id: 'exports.open',
      label: () => say(exportMenuTexts, 'title'),
      icon: ExportIcon,
      keywords: 'daochu dc download xiazai',
      quiet: true,
      run: (navigate) => void navigate('/exports'),
    },
  ],
  routes: [
    { path: 'exports', lazy: page },
    { path: 'exports/:id', lazy: page },
  ],
};

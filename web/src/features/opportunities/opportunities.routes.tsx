import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { DealIcon } from '@/shared/icons';
import { openCreateOpportunity } from './createRequest';
import { OpportunityFormHost } from './OpportunityFormHost';
import { opportunityMenuTexts } from './opportunitiesMenu.texts';

const workspace = async () => ({ Component: (await import('./OpportunityWorkspace')).OpportunityWorkspace });

export const opportunities: Feature = {
  name: 'opportunities',
  menu: [
    {
      path: '/opportunities',
      label: () => say(opportunityMenuTexts, 'title'),
      icon: DealIcon,
      permission: 'opportunities.view',
      phone: true,
      shortcut: 'g o',
    },
  ],
  actions: [
    {
      id: 'opportunities.create',
      label: () => say(opportunityMenuTexts, 'create'),
      icon: DealIcon,
      permission: 'opportunities.create',
      keywords: opportunityMenuTexts.entries.keywords.join(' '),
      create: true,
      run: () => openCreateOpportunity(),
    },
  ],
  routes: [
    {
      path: 'opportunities',
      lazy: workspace,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: OpportunityFormHost,
};

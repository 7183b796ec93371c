import { lazy } from 'react';
import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { LeadIcon } from '@/shared/icons';
import { openLeadForm } from './formRequest';
import { leadMenuTexts } from './leadsMenu.texts';

const workspace = async () => ({ Component: (await import('./LeadWorkspace')).LeadWorkspace });

export const leads: Feature = {
  name: 'leads',
  menu: [
    {
      path: '/leads',
      label: () => say(leadMenuTexts, 'title'),
      icon: LeadIcon,
      permission: 'leads.view',
      shortcut: 'g l',
    },
  ],
  actions: [
    {
      id: 'leads.create',
      label: () => say(leadMenuTexts, 'create'),
      icon: LeadIcon,
      permission: 'leads.create',
      keywords: leadMenuTexts.entries.keywords.join(' '),
      create: true,
      run: () => openLeadForm(true),
    },
  ],
  routes: [
    {
      path: 'leads',
      lazy: workspace,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  publicRoutes: [
    { path: 'f/:key', lazy: async () => ({ Component: (await import('./PublicFormPage')).PublicFormPage }) },
  ],
  overlay: lazy(async () => ({ default: (await import('./LeadFormHost')).LeadFormHost })),
};

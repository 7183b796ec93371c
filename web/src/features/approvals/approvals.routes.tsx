import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { approvalMenuTexts } from './approvalsMenu.texts';
import { WaitingBadge } from './WaitingBadge';

const page = async () => ({ Component: (await import('./ApprovalsPage')).ApprovalsPage });

export const approvals: Feature = {
  name: 'approvals',
  menu: [
    {
      path: '/approvals',
      label: () => say(approvalMenuTexts, 'title'),
      icon: CheckIcon,
      badge: WaitingBadge,
      group: 'tools',
    },
  ],
  routes: [
    {
      path: 'approvals',
      lazy: page,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
};

import { texts } from '@/shared/i18n';

/** What the menu and the inbox say; the rest comes with the page. */
export const approvalMenuTexts = texts('approvalsMenu', {
  title: ['审批', 'Approvals'],
  grant: ['同意', 'Approve'],
  refuse: ['拒绝', 'Refuse'],
  granted: ['已同意', 'Approved'],
  refused: ['已拒绝', 'Refused'],
});

export { NoticeDecision } from './NoticeDecision';

/** A page of the settings, fetched when it is opened. */
export const approvalRulesPage = async () => ({ Component: (await import('./ApprovalRulesPage')).ApprovalRulesPage });

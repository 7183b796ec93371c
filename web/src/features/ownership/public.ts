import { lazy } from 'react';

export { ClaimButton } from './ClaimButton';
export { useOwnerActions } from './useOwnerActions';
export { useShareAction } from './useShareAction';

export const ReassignButton = lazy(async () => ({ default: (await import('./ReassignButton')).ReassignButton }));

export const HandoverDialog = lazy(async () => ({ default: (await import('./HandoverDialog')).HandoverDialog }));

/** A page of the settings, fetched when it is opened. */
export const poolRulesPage = async () => ({ Component: (await import('./PoolRulesPage')).PoolRulesPage });

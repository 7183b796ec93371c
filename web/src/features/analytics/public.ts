import { lazy } from 'react';

export { useSeesPortraits } from './portrait/useSeesPortraits';

/** What a customer is worth and what to do next, for its record; fetched when it is opened. */
export const CustomerPortrait = lazy(async () => ({
  default: (await import('./portrait/CustomerPortrait')).CustomerPortrait,
}));

import { lazy } from 'react';

export type { Audience } from './Audience';
export { type Beside, type Chosen, ListPage } from './ListPage';
export { type RecordKind, useListParams } from './recordKind';
export { dateFields, groupFields, measureNames, numberFields } from './shapes';
export { useConditions } from './useConditions';
export { besideList, type ListNavigation, neighboursIn, useListNavigation } from './useListNavigation';

/** The conditions of a filter as chips, for places other than a list; fetched when they are needed. */
export const ConditionBar = lazy(async () => ({
  default: (await import('./conditions/ConditionBar')).ConditionBar,
}));

/** The items of a form that choose whom something is for, and colleagues to be chosen. */
export const AudienceItems = lazy(async () => ({ default: (await import('./Audience')).AudienceItems }));
export const People = lazy(async () => ({ default: (await import('./Audience')).People }));

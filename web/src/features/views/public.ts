export { type Beside, type Chosen, ListPage } from './ListPage';
export { type RecordKind, useListParams } from './recordKind';
export { useConditions } from './useConditions';
export { besideList, type ListNavigation, neighboursIn, useListNavigation } from './useListNavigation';

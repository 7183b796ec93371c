export { type Beside, type Chosen, ListPage } from './ListPage';
export { type RecordKind, useListParams } from './recordKind';
export { besideList, neighboursIn, useListNavigation } from './useListNavigation';

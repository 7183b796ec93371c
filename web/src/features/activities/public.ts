export { ActivityEntry } from './ActivityEntry';
export { Composer, type ComposerHandle } from './Composer';
export type { Subject } from './subject';
export { Timeline, type TimelineKind } from './Timeline';

export { ActivityEntry } from './ActivityEntry';
export { Composer, type ComposerHandle } from './Composer';
export { Timeline, type TimelineKind } from './Timeline';

import { recents } from '@/shared/recents';
import { cache } from './cache';

/** Takes everything of the person who leaves out of this page. */
export function forgetPerson(): void {
  cache.clear();
  recents.clear();
}

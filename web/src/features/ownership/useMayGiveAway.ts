import { useMe } from '@/shared/session';

/** Whether a transfer happens at once; the server decides, this only chooses the words. */
export function useMayGiveAway(): boolean {
  return useMe().roles.includes('admin');
}

import { useMe } from '@/shared/session';
import { accessOf } from '@/shared/sight';

/** A portrait tells what was bought: the server refuses it to whom amounts of orders are withheld. */
export function useSeesPortraits(): boolean {
  const { limits } = useMe();
  return ['amount', 'net_amount'].every((field) => !['hidden', 'masked'].includes(accessOf(limits, 'orders', field)));
}

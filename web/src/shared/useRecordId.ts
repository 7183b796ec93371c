import { useMatch } from 'react-router';
import { ApiProblem } from '@/api/problem';

// a word and 26 characters of Crockford's base32, as the server writes ids
const recordId = /^[a-z]+_[0-9a-hjkmnp-tv-z]{26}$/;

/**
 * The record in the address, null when the address is that of the list. Thrown as not found when no record can have it: asked
 * for, a word there would reach another address of the API and be answered with something else.
 */
export function useRecordId(pattern: `/${string}/:id`): string | null {
  const id = useMatch(pattern)?.params.id ?? null;
  if (id !== null && !recordId.test(id)) throw new ApiProblem(404, {});
  return id;
}

import { ApiProblem } from '@/api/problem';

/** Deleted, or out of this person's sight. */
export const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404;

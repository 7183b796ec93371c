import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, Unreachable } from '@/api/problem';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';

const passing = (error: unknown) =>
  error instanceof Unreachable || (error instanceof ApiProblem && error.status >= 502);

/** The server's data; nothing else holds it. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => passing(error) && count < 2,
      networkMode: 'offlineFirst',
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    // a refusal nobody handles is still told
    onError: (error, _variables, _context, mutation) => {
      const signedOut = error instanceof ApiProblem && error.status === 401;
      if (!mutation.options.onError && !signedOut) toasts.error(explain(error));
    },
  }),
});

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useProblem } from './problems';
import { toasts } from './toasts';

interface Optimistic<V, R> {
  mutate: (variables: V) => Promise<R>;
  /** The queries that show the change; the first part is the module's name. */
  keys: (variables: V) => QueryKey[];
  /** The data of one such query as it will be; called for every cached query below the keys. */
  apply: (data: unknown, variables: V) => unknown;
  /** Offers to take it back for ten seconds. */
  undo?: { text: (variables: V, result: R) => string; run: (variables: V, result: R) => Promise<unknown> };
  onError?: (error: unknown, variables: V) => void;
  onSuccess?: (result: R, variables: V) => void;
}

/** Shows a change at once, puts everything back when the server refuses, and asks the server for the truth in the end. */
export function useOptimistic<V, R = unknown>(how: Optimistic<V, R>) {
  const cache = useQueryClient();
  const showProblem = useProblem();
  const refresh = (variables: V) =>
    Promise.all(how.keys(variables).map((key) => cache.invalidateQueries({ queryKey: [key[0]] })));

  return useMutation({
    mutationFn: how.mutate,
    onMutate: async (variables: V) => {
      const keys = how.keys(variables);
      await Promise.all(keys.map((queryKey) => cache.cancelQueries({ queryKey })));
      const before = keys.flatMap((queryKey) => cache.getQueriesData({ queryKey }));
      for (const [key, data] of before) if (data !== undefined) cache.setQueryData(key, how.apply(data, variables));
      return { before };
    },
    onError: (error, variables, context) => {
      for (const [key, data] of context?.before ?? []) cache.setQueryData(key, data);
      if (how.onError) how.onError(error, variables);
      else showProblem(error);
    },
    onSuccess: (result, variables) => {
      how.onSuccess?.(result, variables);
      const undo = how.undo;
      if (!undo) return;
      toasts.undo(undo.text(variables, result), async () => {
        await undo.run(variables, result);
        await refresh(variables);
      });
    },
    onSettled: (_result, _error, variables) => refresh(variables),
  });
}

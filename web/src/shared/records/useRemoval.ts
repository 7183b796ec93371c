import { useProblem } from '@/shared/problems';
import { recents } from '@/shared/recents';
import { toasts } from '@/shared/toasts';
import { type Restorable, useRestore } from './restore.api';

interface Removal {
  kind: Restorable;
  id: string;
  /** What the toast says. */
  said: string;
  remove: () => Promise<unknown>;
  onDeleted?: () => void;
  /** Answers a refusal itself. */
  onRefused?: (error: unknown) => void;
}

/** Deletes without asking, since the toast takes it back. */
export function useRemoval() {
  const restore = useRestore();
  const showProblem = useProblem();
  // told by the promise: the news of the deletion may take the record off the screen before the answer comes
  return ({ kind, id, said, remove, onDeleted, onRefused = showProblem }: Removal) =>
    void remove().then(() => {
      recents.forget(id);
      toasts.undo(said, () => restore(kind, id));
      onDeleted?.();
    }, onRefused);
}

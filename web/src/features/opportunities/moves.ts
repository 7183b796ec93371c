import { useSyncExternalStore } from 'react';
import type { Stage } from '@/features/pipelines/public';
import type { PendingMove } from './board/boardData';
import type { OpportunityRow } from './opportunities.api';

/** What a stage still wants before a deal may go on. */
export interface Missing {
  fields: string[];
  activities: string[];
}

/** What somebody filled in to get a deal through. */
export interface Answer {
  set: Record<string, unknown>;
  done_activities?: string[];
}

/** A dialog that waits for an answer; null means the move is given up. */
export interface Question {
  deal: OpportunityRow;
  target: Stage;
  missing: Missing;
  answer: (answer: Answer | null) => void;
}

interface Moves {
  pending: readonly PendingMove[];
  question: Question | null;
}

let state: Moves = { pending: [], question: null };
const listeners = new Set<() => void>();

function change(next: Partial<Moves>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** The moves under way: one place, because a move begins on the board, in the panel or by a menu. */
export const moves = {
  begin: (move: PendingMove) => change({ pending: [...state.pending.filter((one) => one.id !== move.id), move] }),
  end: (id: string) => change({ pending: state.pending.filter((one) => one.id !== id) }),
  ask: (deal: OpportunityRow, target: Stage, missing: Missing) =>
    new Promise<Answer | null>((done) => {
      // a second question gives up the first
      state.question?.answer(null);
      change({
        question: {
          deal,
          target,
          missing,
          answer: (answer) => {
            change({ question: null });
            done(answer);
          },
        },
      });
    }),
};

export function useMoves(): Moves {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

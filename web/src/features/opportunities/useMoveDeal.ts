import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiProblem } from '@/api/problem';
import type { Stage } from '@/features/pipelines/public';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type Answer, type Missing, moves } from './moves';
import {
  type Opportunity,
  type OpportunityRow,
  opportunityKeys,
  useMoveRequest,
  useReopenRequest,
} from './opportunities.api';
import { opportunityTexts } from './opportunities.texts';
import { slide } from './slide';

/** Between which cards; null at the end of a column, absent where the order does not matter. */
export interface Place {
  after: string | null;
  before: string | null;
}

export interface MoveDeal {
  deal: OpportunityRow;
  target: Stage;
  place?: Place;
  /** Where it came from, so that it can go back to exactly there. */
  from?: Place;
  /** Asks for the amount even though it is known: winning by a button is a deliberate act. */
  ask?: boolean;
}

/** Shown at once; what the gate lacks is asked for; a refusal slides the card back and says why. */
export function useMoveDeal(): (move: MoveDeal) => Promise<Opportunity | null> {
  const t = useTexts(opportunityTexts);
  const cache = useQueryClient();
  const { mutateAsync: send } = useMoveRequest();
  const { mutateAsync: reopen } = useReopenRequest();

  return useCallback(
    async ({ deal, target, place, from, ask }) => {
      const id = deal.opportunity_id;
      const giveUp = () => {
        slide(id, () => moves.end(id));
        return null;
      };
      const request = (answer: Answer | null) =>
        send({
          id,
          stage_id: target.stage_id,
          after: place?.after ?? undefined,
          before: place?.before ?? undefined,
          set: answer && Object.keys(answer.set).length > 0 ? answer.set : undefined,
          done_activities: answer?.done_activities,
        });

      moves.begin({ id, stage_id: target.stage_id, after: place?.after ?? null });
      let answer: Answer | null = null;
      const first = asksBefore(deal, target, ask);
      if (first) {
        answer = await moves.ask(deal, target, first);
        if (!answer) return giveUp();
      }
      let moved: Opportunity | null = null;
      while (!moved) {
        try {
          moved = await request(answer);
        } catch (error) {
          const missing = missingIn(error);
          if (!missing) {
            giveUp();
            toasts.error(explain(error));
            void cache.invalidateQueries({ queryKey: opportunityKeys.all });
            return null;
          }
          const more = await moves.ask(deal, target, missing);
          if (!more) return giveUp();
          answer = {
            set: { ...answer?.set, ...more.set },
            done_activities: [...(answer?.done_activities ?? []), ...(more.done_activities ?? [])],
          };
        }
      }
      moves.end(id);
      const back = () => {
        if (target.kind !== 'open') return reopen({ id, stage: deal.stage_id });
        return send({
          id,
          stage_id: deal.stage_id,
          after: from?.after ?? undefined,
          before: from?.before ?? undefined,
        });
      };
      tell(t, deal, target, moved, () =>
        back().then(
          () => undefined,
          (error) => void toasts.error(explain(error)),
        ),
      );
      return moved;
    },
    [send, reopen, cache, t],
  );
}

type Say = ReturnType<typeof useTexts<keyof typeof opportunityTexts.entries>>;

function tell(t: Say, deal: OpportunityRow, target: Stage, moved: Opportunity, undo: () => Promise<void>): void {
  // only another place in the same column: seen, and as easily moved back
  if (deal.stage_id === target.stage_id) return;
  const amount = moved.actual_amount ?? moved.amount;
  if (target.kind === 'won')
    toasts.undo(
      amount === null
        ? t('wonToast', { title: deal.title })
        : t('wonToastAmount', { title: deal.title, amount: formatMoney(amount, moved.currency) }),
      undo,
    );
  else if (target.kind === 'lost') toasts.undo(t('lostToast', { title: deal.title }), undo);
  else toasts.undo(t('movedToast', { title: deal.title, stage: target.name }), undo);
}

/** What is known to be needed before the server is asked. */
function asksBefore(deal: OpportunityRow, target: Stage, ask = false): Missing | null {
  if (target.kind === 'lost') return { fields: ['lost_reason'], activities: [] };
  if (target.kind === 'won' && (ask || !deal.amount)) return { fields: ['actual_amount'], activities: [] };
  return null;
}

export function missingIn(error: unknown): Missing | null {
  if (!(error instanceof ApiProblem) || error.status !== 422) return null;
  const { missing } = error.body;
  if (!missing) return null;
  return { fields: missing.fields ?? [], activities: missing.activities ?? [] };
}

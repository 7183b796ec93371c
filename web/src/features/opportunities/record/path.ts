import type { Schemas } from '@/api/client';

type Stage = Schemas['Stage'];
type Deal = Pick<Schemas['Opportunity'], 'stage_id' | 'days_in_stage' | 'stages' | 'status'>;

export interface Step {
  stage: Stage;
  state: 'past' | 'now' | 'ahead';
  /** Days spent in it altogether; null where it has never been. */
  days: number | null;
  enteredAt: string | null;
}

/** The open stages as a path, with the days a deal stood in each; at the end how it ended. */
export function pathOf(stages: readonly Stage[], deal: Deal): Step[] {
  const shown = stages.filter(
    (stage) =>
      stage.kind === 'open' || (stage.kind === 'won' && deal.status !== 'lost') || stage.stage_id === deal.stage_id,
  );
  const here = shown.findIndex((stage) => stage.stage_id === deal.stage_id);
  return shown.map((stage, i) => {
    const visits = deal.stages.filter((visit) => visit.stage_id === stage.stage_id);
    const past = visits.filter((visit) => visit.left_at !== null).reduce((sum, visit) => sum + visit.days, 0);
    const now = stage.stage_id === deal.stage_id;
    return {
      stage,
      state: now ? 'now' : i < here ? 'past' : 'ahead',
      days: now ? past + deal.days_in_stage : visits.length > 0 ? past : null,
      enteredAt: visits.at(-1)?.entered_at ?? null,
    };
  });
}

import type { Stage, WriteStage } from './pipelines.api';

/** A stage as the server takes it: with its id it is kept. */
export function asWritten(stage: Stage): WriteStage {
  const { position: _position, ...rest } = stage;
  return rest;
}

/** The open stages in another order; won and lost stay at the end. */
export function reordered(stages: readonly Stage[], id: string, over: string): Stage[] {
  const open = stages.filter((one) => one.kind === 'open');
  const from = open.findIndex((one) => one.stage_id === id);
  const to = open.findIndex((one) => one.stage_id === over);
  const moved = open[from];
  if (!moved || to < 0) return [...stages];
  const rest = open.toSpliced(from, 1).toSpliced(to, 0, moved);
  return [...rest, ...stages.filter((one) => one.kind !== 'open')];
}

/** A new stage goes behind the last open one. */
export function withNew(stages: readonly Stage[], stage: WriteStage): WriteStage[] {
  const open = stages.filter((one) => one.kind === 'open').map(asWritten);
  return [...open, stage, ...stages.filter((one) => one.kind !== 'open').map(asWritten)];
}

/** Halfway between the last open stage and won: what one would have typed. */
export function probabilityAfter(stages: readonly Stage[]): number {
  const last = stages.filter((one) => one.kind === 'open').at(-1)?.probability ?? 0;
  return Math.min(95, Math.round((last + 100) / 2 / 5) * 5);
}

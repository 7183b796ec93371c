import { describe, expect, it } from 'vitest';
import type { Stage, WriteStage } from './pipelines.api';
import { asWritten, probabilityAfter, reordered, withNew } from './stages';

const stage = (stage_id: string, kind: Stage['kind'] = 'open', probability = 10) =>
  ({ stage_id, kind, probability, position: 1 }) as Stage;
const stages = [stage('a'), stage('b', 'open', 30), stage('c', 'open', 70), stage('won', 'won'), stage('lost', 'lost')];
const ids = (list: readonly { stage_id?: string }[]) => list.map((one) => one.stage_id ?? 'new');

describe('the stages of a pipeline', () => {
  it('change their order among the open ones only', () => {
    expect(ids(reordered(stages, 'c', 'a'))).toEqual(['c', 'a', 'b', 'won', 'lost']);
    expect(ids(reordered(stages, 'a', 'c'))).toEqual(['b', 'c', 'a', 'won', 'lost']);
    expect(ids(reordered(stages, 'a', 'won'))).toEqual(['a', 'b', 'c', 'won', 'lost']);
  });

  it('get a new one before won and lost', () => {
    expect(ids(withNew(stages, { name: 'x' } as WriteStage))).toEqual(['a', 'b', 'c', 'new', 'won', 'lost']);
  });

  it('are sent without their position, which is their place in the list', () => {
    expect(asWritten(stage('a'))).not.toHaveProperty('position');
  });

  it('suggest a probability between the last one and won', () => {
    expect(probabilityAfter(stages)).toBe(85);
    expect(probabilityAfter([])).toBe(50);
  });
});

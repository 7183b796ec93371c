import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { pathOf } from './path';

const stage = (stage_id: string, kind: 'open' | 'won' | 'lost' = 'open') => ({ stage_id, kind }) as Schemas['Stage'];
const stages = [stage('a'), stage('b'), stage('c'), stage('won', 'won'), stage('lost', 'lost')];
const visit = (stage_id: string, days: number, left_at: string | null) =>
  ({ stage_id, days, left_at, entered_at: '2026-01-01T00:00:00Z' }) as Schemas['StageVisit'];

describe('the path of a deal', () => {
  it('shows the days in each stage, coming back to one included', () => {
    const path = pathOf(stages, {
      stage_id: 'b',
      status: 'open',
      days_in_stage: 4,
      stages: [visit('a', 3, 'x'), visit('b', 2, 'x'), visit('a', 1, 'x'), visit('b', 4, null)],
    });
    expect(path.map((one) => [one.stage.stage_id, one.state, one.days])).toEqual([
      ['a', 'past', 4],
      ['b', 'now', 6],
      ['c', 'ahead', null],
      ['won', 'ahead', null],
    ]);
  });

  it('ends with the lost stage instead of the won one when it was lost', () => {
    const path = pathOf(stages, { stage_id: 'lost', status: 'lost', days_in_stage: 0, stages: [] });
    expect(path.map((one) => one.stage.stage_id)).toEqual(['a', 'b', 'c', 'lost']);
    expect(path.at(-1)?.state).toBe('now');
  });
});

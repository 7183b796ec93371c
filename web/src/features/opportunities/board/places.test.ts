import { describe, expect, it } from 'vitest';
import type { BoardData, BoardRow } from './boardData';
import { neighbourCard, spotOf, step } from './places';

const rows = (...ids: string[]) => ids.map((id) => ({ opportunity_id: id }) as BoardRow);
const column = (stage_id: string, ...ids: string[]) =>
  ({ stage_id, items: rows(...ids) }) as BoardData['columns'][number];
const data: BoardData = {
  pipeline_id: 'pipe_1',
  currency: 'CNY',
  columns: [column('a', '1', '2', '3'), column('b'), column('c', '4')],
};
const zones = ['won', 'lost'];

describe('a lifted card', () => {
  it('goes up and down within its column and no further', () => {
    expect(step(data, zones, '1', { stage_id: 'a', index: 0 }, 'ArrowDown')).toEqual({ stage_id: 'a', index: 1 });
    expect(step(data, zones, '1', { stage_id: 'a', index: 2 }, 'ArrowDown')).toEqual({ stage_id: 'a', index: 2 });
    expect(step(data, zones, '1', { stage_id: 'a', index: 0 }, 'ArrowUp')).toEqual({ stage_id: 'a', index: 0 });
  });

  it('goes through empty columns and keeps its height where there is room', () => {
    expect(step(data, zones, '3', { stage_id: 'a', index: 2 }, 'ArrowRight')).toEqual({ stage_id: 'b', index: 0 });
    expect(step(data, zones, '3', { stage_id: 'b', index: 0 }, 'ArrowRight')).toEqual({ stage_id: 'c', index: 0 });
  });

  it('finds won and lost behind the last column, and stays at the ends', () => {
    expect(step(data, zones, '4', { stage_id: 'c', index: 0 }, 'ArrowRight').stage_id).toBe('won');
    expect(step(data, zones, '4', { stage_id: 'won', index: 0 }, 'ArrowRight').stage_id).toBe('lost');
    expect(step(data, zones, '4', { stage_id: 'lost', index: 0 }, 'ArrowRight').stage_id).toBe('lost');
    expect(step(data, zones, '4', { stage_id: 'a', index: 0 }, 'ArrowLeft').stage_id).toBe('a');
  });
});

describe('the focus', () => {
  it('goes from card to card and over empty columns', () => {
    expect(neighbourCard(data, '1', 'ArrowDown')?.opportunity_id).toBe('2');
    expect(neighbourCard(data, '2', 'ArrowRight')?.opportunity_id).toBe('4');
    expect(neighbourCard(data, '4', 'ArrowLeft')?.opportunity_id).toBe('1');
    expect(neighbourCard(data, '1', 'End')?.opportunity_id).toBe('3');
    expect(neighbourCard(data, '1', 'ArrowUp')).toBeUndefined();
  });

  it('knows where a card is', () => {
    expect(spotOf(data, '4')).toEqual({ stage_id: 'c', index: 0 });
    expect(spotOf(data, 'gone')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { type FilterDef, join, positionInOwn, split, toQuery } from './filters';

const defs: FilterDef[] = [
  { key: 'status', label: '状态', kind: 'choices', options: [] },
  { key: 'created', label: '创建日期', kind: 'days', after: 'created_after', before: 'created_before' },
];

describe('the address of a list becomes what the API is asked', () => {
  it('sends one value as its parameter', () => {
    expect(toQuery(defs, { status: 'won', q: '科技', sort: '-name' })).toEqual({
      status: 'won',
      q: '科技',
      sort: '-name',
    });
  });

  it('asks for several values in the filter language, beside what the user wrote there', () => {
    expect(toQuery(defs, { status: 'won,lost' }).filter).toBe("status in ('won', 'lost')");
    expect(toQuery(defs, { status: 'won,lost', filter: 'a = 1 or b = 2' }).filter).toBe(
      "(a = 1 or b = 2) and status in ('won', 'lost')",
    );
  });

  it('keeps quotes and commas of a value from ending it', () => {
    const status = join(["O'Neil, Sons", 'b']);
    expect(split(status)).toEqual(["O'Neil, Sons", 'b']);
    expect(toQuery(defs, { status }).filter).toBe("status in ('O''Neil, Sons', 'b')");
    expect(toQuery(defs, { status: join(['a,b']) }).filter).toBe("status in ('a,b')");
  });

  it('counts whole days of the calendar on the wall, the last one included', () => {
    const query = toQuery(defs, { created_after: '2026-02-10', created_before: '2026-02-10' });
    expect(query.created_after).toBe(new Date(2026, 1, 10).toISOString());
    expect(query.created_before).toBe(new Date(2026, 1, 11).toISOString());
  });

  it('points at the error in the own text, whatever was sent around it', () => {
    expect(positionInOwn(10, 'industry ~ x', 'industry ~ x')).toBe(9);
    expect(positionInOwn(11, "(industry ~ x) and status in ('a', 'b')", 'industry ~ x')).toBe(9);
    expect(positionInOwn(99, 'abc', 'abc')).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { type FilterDef, join, positionInOwn, split, toQuery, type Values } from './filters';

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

  it('says in the filter language what the server has no parameter for', () => {
    const more: FilterDef[] = [
      { key: 'seller', label: '销售', kind: 'user', field: 'seller_id' },
      { key: 'forecast', label: '预测', kind: 'choices', options: [], field: 'forecast_category' },
      { key: 'ordered', label: '下单', kind: 'days', after: 'from', before: 'to', field: 'ordered_at' },
      {
        key: 'close',
        label: '成交',
        kind: 'days',
        after: 'close_from',
        before: 'close_to',
        field: 'closing',
        plain: true,
      },
    ];
    const filterOf = (values: Values) => toQuery(more, values).filter;
    expect(toQuery(more, { seller: 'user_1', q: '报价' })).toEqual({ q: '报价', filter: "seller_id = 'user_1'" });
    expect(filterOf({ seller: 'me' })).toBe('seller_id = me');
    expect(filterOf({ seller: 'none' })).toBe('seller_id is null');
    expect(filterOf({ filter: 'a > 1 or a < 0', forecast: 'commit,best_case' })).toBe(
      "(a > 1 or a < 0) and forecast_category in ('commit', 'best_case')",
    );
    expect(filterOf({ forecast: ',' })).toBeUndefined();
    expect(filterOf({ to: '2026-02-10' })).toBe(`ordered_at < '${new Date(2026, 1, 11).toISOString()}'`);
    expect(filterOf({ close_from: '2026-11-01', close_to: '2026-11-30' })).toBe(
      "closing >= '2026-11-01' and closing <= '2026-11-30'",
    );
  });

  it('points at the error in the own text, whatever was sent around it', () => {
    expect(positionInOwn(10, 'industry ~ x', 'industry ~ x')).toBe(9);
    expect(positionInOwn(11, "(industry ~ x) and status in ('a', 'b')", 'industry ~ x')).toBe(9);
    expect(positionInOwn(99, 'abc', 'abc')).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { commonRules, parseRule, ruleInWords, writeRule } from './recurrence';

describe('a rule in words', () => {
  it.each([
    ['FREQ=DAILY', '每天', 'Every day'],
    ['FREQ=DAILY;INTERVAL=3', '每 3 天', 'Every 3 days'],
    ['FREQ=WEEKLY', '每周', 'Every week'],
    ['FREQ=WEEKLY;BYDAY=MO,WE', '每周一、三', 'Every Monday and Wednesday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '每个工作日', 'Every weekday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', '每 2 周的周日', 'Every 2 weeks on Sunday'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', '每月 15 日', 'Every month on day 15'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '每月最后一天', 'Every month on the last day'],
    ['FREQ=MONTHLY;BYDAY=2TU', '每月第二个周二', 'Every month on the second Tuesday'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR', '每 3 个月的最后一个周五', 'Every 3 months on the last Friday'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15', '每年 2 月 15 日', 'Every year on day 15 of February'],
    ['FREQ=DAILY;COUNT=10', '每天，共 10 次', 'Every day, 10 times'],
    ['FREQ=DAILY;COUNT=1', '每天，共 1 次', 'Every day, 1 time'],
    ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20261224', '每周五，到 2026-12-24 为止', 'Every Friday, until 2026-12-24'],
    ['RRULE:FREQ=DAILY', '每天', 'Every day'],
  ])('%s', (rule, zh, en) => {
    expect(ruleInWords(rule, 'zh-CN')).toBe(zh);
    expect(ruleInWords(rule, 'en')).toBe(en);
  });

  it.each([
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1',
    'FREQ=DAILY;COUNT=3;UNTIL=20260101',
    'FREQ=WEEKLY;WKST=SU',
    'FREQ=YEARLY;BYMONTHDAY=3',
    'INTERVAL=2',
    'nonsense',
  ])('%s goes beyond the editor and stays as it is', (rule) => {
    expect(parseRule(rule)).toBeNull();
    expect(ruleInWords(rule, 'zh-CN')).toBe(rule);
  });
});

describe('reading and writing', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4',
    'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270101',
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31',
  ])('%s comes back as it was', (text) => {
    const rule = parseRule(text);
    expect(rule && writeRule(rule)).toBe(text);
  });

  it('orders weekdays from Monday', () => {
    const rule = parseRule('FREQ=WEEKLY;BYDAY=FR,MO');
    expect(rule && writeRule(rule)).toBe('FREQ=WEEKLY;BYDAY=MO,FR');
  });
});

it('offers the common rules of the day it begins', () => {
  const rules = Object.fromEntries(commonRules('2026-02-10').map(({ key, rule }) => [key, rule]));
  expect(rules).toMatchObject({
    weekly: 'FREQ=WEEKLY;BYDAY=TU',
    monthly: 'FREQ=MONTHLY;BYMONTHDAY=10',
    nth: 'FREQ=MONTHLY;BYDAY=2TU',
    yearly: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=10',
  });
});

it('takes the last days of a month as its end, and a fifth week as the last', () => {
  const rules = Object.fromEntries(commonRules('2026-01-31').map(({ key, rule }) => [key, rule]));
  expect(rules).toMatchObject({ monthly: 'FREQ=MONTHLY;BYMONTHDAY=-1', nth: 'FREQ=MONTHLY;BYDAY=-1SA' });
});

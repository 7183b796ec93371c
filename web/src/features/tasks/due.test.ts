import { describe, expect, it } from 'vitest';
import { dayInWords, dueInWords, dueOf, momentOf, onDay, writeDue } from './due';

const whole = { due_date: '2026-02-15', all_day: true, starts_at: null, ends_at: null };
const timed = {
  due_date: momentOf('2026-02-15', '09:30'),
  all_day: false,
  starts_at: momentOf('2026-02-15', '09:30'),
  ends_at: momentOf('2026-02-15', '10:15'),
};

describe('when a task is due', () => {
  it('a day stays that day', () => {
    expect(dueOf(whole)).toEqual({ date: '2026-02-15', from: '', to: '' });
    expect(writeDue({ date: '2026-02-15', from: '', to: '' })).toEqual({
      due_date: '2026-02-15',
      starts_at: null,
      ends_at: null,
    });
  });

  it('a time comes back as it was', () => {
    expect(dueOf(timed)).toEqual({ date: '2026-02-15', from: '09:30', to: '10:15' });
    expect(writeDue(dueOf(timed))).toMatchObject({ due_date: timed.due_date, ends_at: timed.ends_at });
  });

  it('has no end when none is given, or one before the beginning', () => {
    expect(writeDue({ date: '2026-02-15', from: '09:30', to: '' }).ends_at).toBeNull();
    expect(writeDue({ date: '2026-02-15', from: '09:30', to: '08:00' }).ends_at).toBeNull();
  });

  it('keeps its time on another day', () => {
    expect(onDay(timed, '2026-03-01')).toEqual({ date: '2026-03-01', from: '09:30', to: '10:15' });
  });
});

describe('as one speaks of a day', () => {
  it.each([
    ['2026-02-10', '今天', 'Today'],
    ['2026-02-11', '明天', 'Tomorrow'],
    ['2026-02-09', '昨天', 'Yesterday'],
    ['2026-02-13', '周五', 'Fri'],
    ['2026-02-16', '2月16日', 'Feb 16'],
    ['2025-12-31', '2025-12-31', 'Dec 31, 2025'],
  ])('%s', (day, zh, en) => {
    // a Tuesday
    expect(dayInWords(day, 'zh-CN', '2026-02-10')).toBe(zh);
    expect(dayInWords(day, 'en', '2026-02-10')).toBe(en);
  });

  it('says the time where there is one', () => {
    expect(dueInWords(timed, 'zh-CN', '2026-02-14')).toBe('明天 09:30–10:15');
    expect(dueInWords({ ...whole, due_date: null }, 'zh-CN')).toBe('');
  });
});

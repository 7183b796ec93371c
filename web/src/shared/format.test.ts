import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  formatDate,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  formatRelative,
  formatTotal,
} from './format';

describe('money', () => {
  it.each([
    [123_456, '¥12.3万'],
    [11_775_000, '¥1,177.5万'],
    [120_000_000, '¥1.2亿'],
    [9999, '¥9,999'],
    [0, '¥0'],
    [-123_456, '-¥12.3万'],
  ])('%d is short for %s in Chinese', (value, shown) => {
    expect(formatMoneyShort(value, 'CNY', 'zh-CN')).toBe(shown);
  });

  it('is short in thousands in English', () => {
    expect(formatMoneyShort(123_456, 'CNY', 'en')).toBe('¥123.5K');
  });

  it('is written out with cents', () => {
    expect(formatMoney(1234.5, 'CNY', 'zh-CN')).toBe('¥1,234.50');
    expect(formatMoney(1234.5, 'USD', 'en')).toBe('$1,234.50');
  });
});

describe('dates', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each(['Pacific/Kiritimati', 'Asia/Shanghai', 'UTC', 'Pacific/Pago_Pago'])('stay the same day in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(formatDate('2026-02-10', 'zh-CN')).toBe('2026-02-10');
    expect(formatDate('2026-02-10', 'en')).toBe('Feb 10, 2026');
  });

  it('moments are shown in the zone of the person looking', () => {
    vi.stubEnv('TZ', 'Asia/Shanghai');
    expect(formatInstant('2026-02-10T20:04:05Z', 'zh-CN')).toBe('2026-02-11 04:04');
  });

  it.each([
    [20, '刚刚'],
    [3 * 60, '3分钟前'],
    [5 * 3600, '5小时前'],
    [86_400, '昨天'],
    [3 * 86_400, '3天前'],
    [30 * 86_400, '2026-01-11'],
  ])('%d seconds ago is %s', (seconds, shown) => {
    vi.stubEnv('TZ', 'UTC');
    const now = Date.parse('2026-02-10T12:00:00Z');
    expect(formatRelative(new Date(now - seconds * 1000).toISOString(), now, 'zh-CN')).toBe(shown);
  });
});

it.each([
  [0, '0%'],
  [0.002, '<1%'],
  [0.6, '60%'],
  [0.807362, '81%'],
  [0.9996, '>99%'],
  [1, '100%'],
])('an estimate of %d is %s', (rate, shown) => {
  expect(formatPercent(rate, 'zh-CN')).toBe(shown);
});

it('a count beyond what was counted says so', () => {
  expect(formatTotal(340, true, 'zh-CN')).toBe('340');
  expect(formatTotal(10_000, false, 'zh-CN')).toBe('10,000+');
});

import { describe, expect, it } from 'vitest';
import { readText, type TextField, writeText } from './cellText';

const field = (type: TextField['type'], more: Partial<TextField> = {}): TextField => ({
  type,
  required: false,
  ...more,
});
const options = [
  { value: 'won', label: '成交' },
  { value: 'a_b', label: 'A/B, 其他' },
  { value: 'lost', label: '流失' },
];
const words = { yes: '是', no: '否' };

describe('numbers as people write them', () => {
  it.each([
    ['1,234.5', 1234.5],
    ['¥1,234.50', 1234.5],
    ['￥１２，３４５', 12345],
    ['1.1万', 11000],
    ['3亿', 300000000],
    ['-12', -12],
    ['¥-12', -12],
    ['(1,234)', -1234],
    ['13%', 13],
    ['5000元', 5000],
    ['1.2e3', 1200],
    ['.5', 0.5],
    ['1 234', 1234],
  ])('%s', (text, value) => expect(readText(text, field('money'))).toEqual({ value }));
  it.each(['abc', '1.2.3', '(12', '12)', '--1', '1-2', '.'])('%s is none', (text) =>
    expect(readText(text, field('number'))).toEqual({ wrong: 'number' }),
  );
  it('a whole number has no rest', () => {
    expect(readText('3.5', field('integer'))).toEqual({ wrong: 'integer' });
    expect(readText('1.2万', field('integer'))).toEqual({ value: 12000 });
  });
});

describe('days', () => {
  it.each([
    '2026/3/1',
    '2026-03-01',
    '2026.3.1',
    '2026年3月1日',
    '20260301',
    'Mar 1, 2026',
    '1-Mar-2026',
    '2026-03-01 00:00:00',
  ])('%s', (text) => expect(readText(text, field('date'))).toEqual({ value: '2026-03-01' }));
  it.each(['3/1/2026', '2026-02-30', '2026-13-01', 'tomorrow', '1'])('%s leaves a doubt or is none', (text) =>
    expect(readText(text, field('date'))).toEqual({ wrong: 'date' }),
  );
  it('moments are those of the person’s clock', () => {
    const value = new Date(2026, 2, 1, 14, 30).toISOString();
    expect(readText('2026/3/1 14:30', field('instant'))).toEqual({ value });
    expect(readText(value, field('instant'))).toEqual({ value });
    expect(writeText(value, field('instant'), words)).toBe('2026-03-01 14:30');
    expect(readText('2026/3/1 25:00', field('instant'))).toEqual({ wrong: 'instant' });
  });
});

describe('choices', () => {
  it.each(['是', 'Yes', 'TRUE', '1', '√'])('%s is yes', (text) =>
    expect(readText(text, field('yes_no'))).toEqual({ value: true }),
  );
  it.each(['否', 'no', '0', '×'])('%s is no', (text) =>
    expect(readText(text, field('yes_no'))).toEqual({ value: false }),
  );
  it('one is found by its label or its key', () => {
    expect(readText(' 成交 ', field('select', { options }))).toEqual({ value: 'won' });
    expect(readText('WON', field('select', { options }))).toEqual({ value: 'won' });
    expect(readText('别的', field('select', { options }))).toEqual({ wrong: 'option' });
  });
  it('several are parted by any usual sign, also where a label has one', () => {
    expect(readText('成交、流失；成交', field('multi_select', { options }))).toEqual({ value: ['won', 'lost'] });
    expect(readText('A/B, 其他', field('multi_select', { options }))).toEqual({ value: ['a_b'] });
    expect(readText('成交,别的', field('multi_select', { options }))).toEqual({ wrong: 'option' });
    expect(readText('老客户, 展会', field('tags'))).toEqual({ value: ['老客户', '展会'] });
  });
  it('people and records are found by name', () => {
    expect(readText('陈思远', field('user'), new Map([['陈思远', 'user_1']]))).toEqual({ value: 'user_1' });
    expect(readText('谁', field('user'), new Map())).toEqual({ wrong: 'person' });
    expect(readText(' 云杉 ', field('record'), new Map([['云杉', 'cust_1']]))).toEqual({ value: 'cust_1' });
    expect(readText('云杉', field('record'), new Map())).toEqual({ wrong: 'link' });
  });
});

it('nothing clears, unless there has to be something', () => {
  expect(readText('  ', field('text'))).toEqual({ value: null });
  expect(readText('', field('text', { required: true }))).toEqual({ wrong: 'required' });
});

it('one line takes no breaks, several do', () => {
  expect(readText('a\n b', field('text'))).toEqual({ value: 'a b' });
  expect(readText('a\n b', field('long_text'))).toEqual({ value: 'a\n b' });
});

it('what is written can be read', () => {
  const cases: [TextField, unknown][] = [
    [field('money'), 1234.5],
    [field('date'), '2026-03-01'],
    [field('yes_no'), false],
    [field('select', { options }), 'lost'],
    [field('multi_select', { options }), ['won', 'lost']],
    [field('tags'), ['老客户']],
    [field('text'), '=1+1'],
    [field('text'), null],
  ];
  for (const [of, value] of cases) expect(readText(writeText(value, of, words), of)).toEqual({ value });
});

import { describe, expect, it } from 'vitest';
import { landingOf, parseBlock, writeBlock, writeHtml } from './blocks';

const one = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column });

describe('reading what a spreadsheet copied', () => {
  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one', [['one']]],
    ['', [['']]],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"two\nlines"\tb', [['two\nlines', 'b']]],
    ['"a ""word"""\tb', [['a "word"', 'b']]],
    ['"with\ttab"', [['with\ttab']]],
    ['"not closed\tb', [['"not closed', 'b']]],
    ['"12" screen\tb', [['"12" screen', 'b']]],
    ['5" screen\tb', [['5" screen', 'b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
  ])('%j', (text, block) => expect(parseBlock(text)).toEqual(block));

  it('reads what it has written', () => {
    const block = [
      ['a\tb', 'two\nlines', '"quoted"'],
      ['', '5" screen', '=1+1'],
    ];
    expect(parseBlock(writeBlock(block))).toEqual(block);
  });
});

it('a table keeps zeros in front and formulas as text, and no markup of a value works', () => {
  const html = writeHtml([['<b>&', '007']], (column) => column === 1);
  expect(html).toContain('<td>&lt;b&gt;&amp;</td>');
  expect(html).toContain(`<td style="mso-number-format:'\\@'">007</td>`);
});

describe('where a block goes', () => {
  const block = [
    ['a', 'b'],
    ['c', 'd'],
  ];
  const filled = (of: ReturnType<typeof landingOf>) => {
    const rows: string[] = [];
    for (let row = of.rect.top; row <= of.rect.bottom; row++) {
      let line = '';
      for (let column = of.rect.left; column <= of.rect.right; column++) line += of.textAt(row, column);
      rows.push(line);
    }
    return rows;
  };

  it('from one cell on it is as large as it is', () =>
    expect(filled(landingOf(block, one(3, 2), 10, 10))).toEqual(['ab', 'cd']));
  it('one value fills all that is chosen', () =>
    expect(filled(landingOf([['x']], { top: 0, left: 0, bottom: 2, right: 1 }, 10, 10))).toEqual(['xx', 'xx', 'xx']));
  it('is repeated where it fits without a rest', () =>
    expect(filled(landingOf([['a', 'b']], { top: 0, left: 0, bottom: 1, right: 3 }, 10, 10))).toEqual([
      'abab',
      'abab',
    ]));
  it('is not cut to fit what is chosen', () =>
    expect(filled(landingOf(block, { top: 0, left: 0, bottom: 2, right: 0 }, 10, 10))).toEqual(['ab', 'cd']));
  it('says what finds no room', () => {
    const landing = landingOf(block, one(9, 9), 10, 10);
    expect(filled(landing)).toEqual(['a']);
    expect([landing.rowsLeft, landing.columnsLeft]).toEqual([1, 1]);
  });
  it('short rows leave their last cells empty', () =>
    expect(filled(landingOf([['a', 'b'], ['c']], one(0, 0), 10, 10))).toEqual(['ab', 'c']));
});

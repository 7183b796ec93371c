import { describe, expect, test } from 'vitest';
import { isSame, piecesOf } from './alike';

const marked = (one: string, other: string) =>
  piecesOf(one, other)
    .map((piece) => (piece.shared ? `[${piece.text}]` : piece.text))
    .join('');

describe('what two names share', () => {
  test.each([
    ['杭州云栖数据股份有限公司', '云栖数据', '杭州[云栖数据]股份有限公司'],
    ['云栖数据', '杭州云栖数据股份有限公司', '[云栖数据]'],
    ['Acme Ltd', 'ACME', '[Acme] Ltd'],
    ['王伟', '李娜', '王伟'],
    ['', '云栖', ''],
  ])('%s against %s', (one, other, expected) => expect(marked(one, other)).toBe(expected));
});

test('numbers are the same in any spelling', () => {
  expect(isSame('+86 571 8888 1234', '0571-88881234')).toBe(true);
  expect(isSame('139 0000 1111', '13900001112')).toBe(false);
  expect(isSame('Wang@Xinghe.test', 'wang@xinghe.test')).toBe(true);
  expect(isSame('https://www.yunqi.test/', 'yunqi.test')).toBe(true);
});

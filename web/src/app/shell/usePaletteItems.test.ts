import { expect, it } from 'vitest';
import { readPaletteText } from './usePaletteItems';

it.each([
  ['科技', { mode: 'all', q: '科技' }],
  ['  kj ', { mode: 'all', q: 'kj' }],
  ['> 新建', { mode: 'actions', q: '新建' }],
  ['》导入', { mode: 'actions', q: '导入' }],
  ['@王', { mode: 'people', q: '王' }],
])('%s is read as %o', (text, read) => {
  expect(readPaletteText(text)).toEqual(read);
});

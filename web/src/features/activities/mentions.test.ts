import { expect, it } from 'vitest';
import { splitMentions, stillMentioned } from './mentions';

it('counts only who is still named in the text', () => {
  const chosen = [
    { id: 'user_1', name: '王小明' },
    { id: 'user_2', name: '李雷' },
    { id: 'user_1', name: '王小明' },
  ];
  expect(stillMentioned('请 @王小明 看一下', chosen)).toEqual(['user_1']);
});

it('sets names apart, the longer one first', () => {
  expect(splitMentions('@王小明 和 @王小 都来', ['王小', '王小明'])).toEqual([
    { text: '@王小明', mention: true },
    { text: ' 和 ', mention: false },
    { text: '@王小', mention: true },
    { text: ' 都来', mention: false },
  ]);
});

it('takes a name with signs of its own as it stands', () => {
  expect(splitMentions('@A.(B) ok', ['A.(B)']).filter((part) => part.mention)).toHaveLength(1);
  expect(splitMentions('@AxB', ['A.B']).some((part) => part.mention)).toBe(false);
});

it('leaves a text without names whole', () => {
  expect(splitMentions('a@b.com', [])).toEqual([{ text: 'a@b.com', mention: false }]);
});

import { afterEach, describe, expect, it } from 'vitest';
import { toasts } from './toasts';

const texts = () => toasts.get().map((toast) => toast.text);

afterEach(() => {
  for (const toast of toasts.get()) toasts.close(toast.id);
});

describe('a short message', () => {
  it('of a refusal is said once, however many tell it', () => {
    toasts.error('已被其他人领取');
    toasts.success('已保存');
    toasts.error('已被其他人领取');
    expect(texts()).toEqual(['已保存', '已被其他人领取']);
  });

  it('of what was done twice is said twice, for each can be taken back', () => {
    toasts.undo('已添加标签', () => undefined);
    toasts.undo('已添加标签', () => undefined);
    expect(texts()).toEqual(['已添加标签', '已添加标签']);
  });
});

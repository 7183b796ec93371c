import { describe, expect, it } from 'vitest';
import { chordTime, createKeyMap, keyName, type Shortcut } from './shortcuts';

const shortcut = (keys: string, name = keys): Shortcut => ({
  keys,
  label: () => name,
  group: 'general',
  run: () => undefined,
});

describe('the key map', () => {
  const map = () =>
    createKeyMap(() => [shortcut('c'), shortcut('g c'), shortcut('g p'), shortcut('mod+k'), shortcut('?')]);

  it('finds a single key', () => {
    expect(map()({ key: 'c' }, 0)?.keys).toBe('c');
  });

  it('finds two keys one after the other', () => {
    const press = map();
    expect(press({ key: 'g' }, 0)).toBeUndefined();
    expect(press({ key: 'c' }, chordTime)?.keys).toBe('g c');
  });

  it('forgets the first key after a moment', () => {
    const press = map();
    press({ key: 'g' }, 0);
    expect(press({ key: 'c' }, chordTime + 1)?.keys).toBe('c');
  });

  it('takes ⌘ and Ctrl for the same', () => {
    expect(map()({ key: 'k', metaKey: true }, 0)?.keys).toBe('mod+k');
    expect(map()({ key: 'K', ctrlKey: true }, 0)?.keys).toBe('mod+k');
    expect(map()({ key: 'k' }, 0)).toBeUndefined();
  });

  it('lets the latest take a key over', () => {
    const press = createKeyMap(() => [shortcut('c', 'anywhere'), shortcut('c', 'here')]);
    expect(press({ key: 'c' }, 0)?.label()).toBe('here');
  });
});

it.each([
  [{ key: '？', shiftKey: true }, '?'],
  [{ key: '【' }, '['],
  [{ key: '、' }, '/'],
  [{ key: 'Process', code: 'KeyC' }, 'c'],
  [{ key: 'Escape' }, 'esc'],
  [{ key: 'Enter', shiftKey: true }, 'shift+enter'],
])('a Chinese input method or not, %o is %s', (press, name) => {
  expect(keyName(press)).toBe(name);
});

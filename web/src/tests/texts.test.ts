import { describe, expect, it } from 'vitest';
import type { Texts } from '@/shared/i18n';

const modules = import.meta.glob<Record<string, unknown>>('/src/**/*.texts.ts', { eager: true });

const all = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((one): one is Texts<string> => typeof one === 'object' && one !== null && 'namespace' in one);

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe.each(all.map((one) => [one.namespace, one] as const))('%s', (_, { entries }) => {
  it('says the same in both languages', () => {
    for (const [key, [zh, en]] of Object.entries(entries)) {
      const english = typeof en === 'string' ? [en] : [en.one, en.other];
      for (const text of [zh, ...english]) {
        expect(text.trim(), key).not.toBe('');
        expect(placeholders(text), key).toEqual(placeholders(zh));
        // one brace would stand on the screen as it is
        expect(text, key).not.toMatch(/(?<!{){[a-z_]+}(?!})/);
      }
    }
  });
});

it('no two features share a namespace', () => {
  const names = all.map((one) => one.namespace);
  expect(new Set(names).size).toBe(names.length);
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '..');

interface Import {
  file: string;
  /** The folder or file it reaches, from src: `features/leads/public`. */
  target: string;
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return specifiers
    .filter((specifier) => specifier.startsWith('@/') || specifier.startsWith('.'))
    .map((specifier) => ({
      file,
      target: specifier.startsWith('@/') ? specifier.slice(2) : relative(src, join(src, dirname(file), specifier)),
    }));
});

const offences = (among: (file: string) => boolean, isWrong: (one: Import) => boolean) =>
  imports.filter((one) => among(one.file) && isWrong(one)).map((one) => `${one.file} imports ${one.target}`);

describe('imports flow api, shared → features → app', () => {
  it('the API knows nothing above it', () => {
    expect(
      offences(
        (file) => file.startsWith('api/'),
        (one) => !one.target.startsWith('api/'),
      ),
    ).toEqual([]);
  });

  it('what is shared knows no feature and not the shell', () => {
    expect(
      offences(
        (file) => file.startsWith('shared/'),
        (one) => /^(features|app)\//.test(one.target),
      ),
    ).toEqual([]);
  });

  it('features know nothing of the shell', () => {
    expect(
      offences(
        (file) => file.startsWith('features/'),
        (one) => one.target.startsWith('app/'),
      ),
    ).toEqual([]);
  });

  it.each(readdirSync(join(src, 'features')))('%s uses another feature only through its public.ts', (feature) => {
    const outside = (one: Import) =>
      one.target.startsWith('features/') &&
      !one.target.startsWith(`features/${feature}/`) &&
      !one.target.endsWith('/public');
    expect(offences((file) => file.startsWith(`features/${feature}/`), outside)).toEqual([]);
  });
});

it('only the *.api.ts of a feature knows addresses of the API', () => {
  const knowing = sources.filter((file) => file.startsWith('features/') && !file.endsWith('.api.ts'));
  const wrong = knowing.filter((file) =>
    /\bapi\.(GET|POST|PUT|PATCH|DELETE)\(/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

it('colours are written in the palette only', () => {
  const wrong = sources
    .filter((file) => file.startsWith('features/') && !file.endsWith('.test.ts'))
    .filter((file) => /['"]#[0-9a-f]{3,8}['"]/i.test(readFileSync(join(src, file), 'utf8')));
  expect(wrong).toEqual([]);
});

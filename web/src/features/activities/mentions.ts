/** Somebody chosen from the list after typing `@`. */
export interface Mentioned {
  id: string;
  name: string;
}

/** Who is still named in the text: a name that was deleted again is no mention. */
export function stillMentioned(text: string, chosen: readonly Mentioned[]): string[] {
  const named = splitMentions(
    text,
    chosen.map(({ name }) => name),
  ).flatMap((part) => (part.mention ? [part.text] : []));
  return [...new Set(chosen.filter(({ name }) => named.includes(`@${name}`)).map(({ id }) => id))];
}

/** The text in pieces, the names of those mentioned apart; of `@王小` and `@王小明` the longer one counts. */
export function splitMentions(text: string, names: readonly string[]): { text: string; mention: boolean }[] {
  const known = [...names].filter(Boolean).sort((a, b) => b.length - a.length);
  if (known.length === 0) return [{ text, mention: false }];
  const pattern = new RegExp(`(@(?:${known.map(literal).join('|')}))`, 'g');
  return text
    .split(pattern)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, mention: known.some((name) => part === `@${name}`) }));
}

const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

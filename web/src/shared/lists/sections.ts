/** A part of a list under a heading of its own. */
export interface Section {
  key: string;
  /** Of the whole part, loaded or not. */
  count: number;
  open: boolean;
  /** How many of its rows are loaded; they follow those of the sections before. */
  loaded: number;
}

/** What stands one below the other in a list: headings, rows, and places of rows that are still to come. */
export type Item = { kind: 'head'; section: number } | { kind: 'row'; row: number } | { kind: 'bone' };

const bonesAtMost = 12;

/** The items of a list; without sections only its rows. */
export function itemsOf(rows: number, hasMore: boolean, sections?: readonly Section[]): Item[] {
  const bones = (count: number): Item[] => Array.from({ length: count }, () => ({ kind: 'bone' }));
  const run = (from: number, to: number): Item[] =>
    Array.from({ length: to - from }, (_, i) => ({ kind: 'row', row: from + i }));
  if (!sections) return [...run(0, rows), ...bones(hasMore ? bonesAtMost : 0)];
  let at = 0;
  return sections.flatMap((section, index) => {
    const items: Item[] = [{ kind: 'head', section: index }];
    if (!section.open) {
      // just closed: its rows are still there
      at += section.loaded;
      return items;
    }
    const missing = hasMore ? Math.min(bonesAtMost, Math.max(0, section.count - section.loaded)) : 0;
    items.push(...run(at, at + section.loaded), ...bones(missing));
    at += section.loaded;
    return items;
  });
}

/** True when what is in sight comes near to rows that are not loaded. */
export function nearsMissing(items: readonly Item[], last: number): boolean {
  return items.slice(Math.max(0, last - 60), last + 30).some((item) => item.kind === 'bone');
}

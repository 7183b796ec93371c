/** One field of an order. */
export interface Sort {
  key: string;
  falling: boolean;
}

/** The server sorts by no more. */
export const mostSorts = 3;

/** Reads `-amount,title`. */
export const sortsOf = (text: string | undefined): Sort[] =>
  (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((word) => ({ key: word.replace(/^-/, ''), falling: word.startsWith('-') }));

export const sortWritten = (sorts: readonly Sort[]): string =>
  sorts.map(({ key, falling }) => (falling ? `-${key}` : key)).join(',');

/** Sorted by this field alone; the other way round when it was already. */
export function sortedBy(text: string | undefined, key: string, falling = false): string {
  const before = sortsOf(text);
  const same = before.length === 1 ? before.find((one) => one.key === key) : undefined;
  return sortWritten([{ key, falling: same ? !same.falling : falling }]);
}

/** Sorted by this field, too: behind the others, or the other way round where it stands. */
export function alsoSortedBy(text: string | undefined, key: string, falling = false): string {
  const before = sortsOf(text);
  if (before.some((one) => one.key === key))
    return sortWritten(before.map((one) => (one.key === key ? { key, falling: !one.falling } : one)));
  return sortWritten([...before, { key, falling }].slice(-mostSorts));
}

/** Not sorted by this field any more. */
export const notSortedBy = (text: string | undefined, key: string): string =>
  sortWritten(sortsOf(text).filter((one) => one.key !== key));

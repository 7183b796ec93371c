export interface Sorting<Key extends string = string> {
  key: Key;
  falling: boolean;
}

/** Numbers fall first, names rise first; the same one again turns it round. */
export const turned = <Key extends string>(now: Sorting<Key> | null, key: Key, isNumber: boolean): Sorting<Key> =>
  now?.key === key ? { key, falling: !now.falling } : { key, falling: isNumber };

/** What is missing comes last, whichever way. */
export function sorted<Row>(rows: readonly Row[], read: (row: Row) => string | number | null, falling: boolean): Row[] {
  const way = falling ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string' || typeof right === 'string') return way * String(left).localeCompare(String(right));
    return way * (left - right);
  });
}

/** A piece of a text and whether the other text has it, too. */
export interface Piece {
  text: string;
  shared: boolean;
}

/** The pieces of `one` in order, those marked that `other` has in the same order: the longest common subsequence. */
export function piecesOf(one: string, other: string): Piece[] {
  const [a, b] = [[...one], [...other]];
  const [x, y] = [a.map(fold), b.map(fold)];
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        x[i] === y[j]
          ? at(best, (i + 1) * width + j + 1) + 1
          : Math.max(at(best, (i + 1) * width + j), at(best, i * width + j + 1));
  const pieces: Piece[] = [];
  let j = 0;
  a.forEach((letter, i) => {
    while (j < b.length && x[i] !== y[j] && at(best, i * width + j + 1) > at(best, (i + 1) * width + j)) j++;
    const shared = j < b.length && x[i] === y[j] && at(best, i * width + j) === at(best, (i + 1) * width + j + 1) + 1;
    if (shared) j++;
    const last = pieces.at(-1);
    if (last?.shared === shared) last.text += letter;
    else pieces.push({ text: letter, shared });
  });
  return pieces;
}

/** Equal as a phone number, an address or a word, whatever it was written like. */
export const isSame = (one: string, other: string): boolean => plain(one) === plain(other);

const at = (values: Uint16Array, place: number): number => values[place] ?? 0;

const fold = (letter: string): string => letter.normalize('NFKC').toLowerCase();

function plain(text: string): string {
  const folded = fold(text).replace(/^https?:\/\/(www\.)?/, '');
  const digits = folded.replace(/\D/g, '');
  // a number with at most punctuation around it: without the country and a trunk zero
  if (digits.length >= 5 && /^[\d\s()+\-./*#]+$/.test(folded))
    return digits.replace(/^(0086|86(?=\d{10,}))/, '').replace(/^0+/, '');
  return folded.replace(/[\s/]+$/, '');
}

/** The highest each of the three can be. */
export const mostEach = 5;
export const mostInAll = 3 * mostEach;

export interface Score {
  recency: number;
  frequency: number;
  monetary: number;
}

export const scoreParts = ['recency', 'frequency', 'monetary'] as const;

export const totalOf = (score: Score): number => score.recency + score.frequency + score.monetary;

/** How far a meter is filled, 0 to 1; averages end between two of its fields. */
export const filled = (score: number): number => Math.min(1, Math.max(0, score / mostEach));

/** `R5 F3 M4`, never parted at the end of a line. */
export const inShort = ({ recency, frequency, monetary }: Score): string =>
  `R${recency}\u00a0F${frequency}\u00a0M${monetary}`;

/** The score that made the segment, where it is another than the one shown. */
export function otherScore(shown: Score, own: Score | null | undefined): Score | null {
  if (!own) return null;
  return scoreParts.every((part) => own[part] === shown[part]) ? null : own;
}

/** Moments by name, in the words of the filter language. */
export const momentWords = [
  'today',
  'yesterday',
  'tomorrow',
  'this_week',
  'last_week',
  'next_week',
  'this_month',
  'last_month',
  'next_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const;
export type MomentWord = (typeof momentWords)[number];
export const units = ['d', 'w', 'm', 'y'] as const;
export type Unit = (typeof units)[number];

/** A moment as it is chosen: by name, a day, or so long before or after today. */
export type Moment =
  | { kind: 'word'; word: MomentWord }
  | { kind: 'day'; day: string }
  | { kind: 'ago' | 'ahead'; count: number; unit: Unit };

/** Reads a value of the filter language; null for one that can only be written. */
export function momentOf(text: string): Moment | null {
  const word = momentWords.find((one) => one === text);
  if (word) return { kind: 'word', word };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'day', day: text };
  const far = /^today\s*([+-])\s*(\d+)([dwmy])$/.exec(text);
  if (!far) return null;
  return { kind: far[1] === '-' ? 'ago' : 'ahead', count: Number(far[2]), unit: far[3] as Unit };
}

export function momentWritten(moment: Moment): string {
  if (moment.kind === 'word') return moment.word;
  if (moment.kind === 'day') return moment.day;
  return `today ${moment.kind === 'ago' ? '-' : '+'} ${moment.count}${moment.unit}`;
}

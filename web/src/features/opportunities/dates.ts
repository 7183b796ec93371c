const pad = (value: number) => String(value).padStart(2, '0');

/** A day of this person's calendar as `2026-02-10`. */
export const localDay = (at: Date): string => `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;

export const localToday = (): string => localDay(new Date());

/** `2026-11` → the last day of that month. */
export function endOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return localDay(new Date(year ?? 0, number ?? 1, 0));
}

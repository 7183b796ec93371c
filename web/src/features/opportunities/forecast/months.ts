import { addDays, dayOf, startOf } from '@/shared/days';
import type { Locale } from '@/shared/i18n';

/** `2026-11` → 2026年11月, Nov 2026. */
export function monthName(month: string, locale: Locale): string {
  const [year, number] = month.split('-').map(Number);
  if (!year || !number) return month;
  if (locale === 'zh-CN') return `${year}年${number}月`;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, number - 1, 1)),
  );
}

/** `2026-02` → `2026-02-28`. */
export function lastDayOf(month: string): string {
  const first = startOf(`${month}-01`);
  return addDays(dayOf(new Date(first.getFullYear(), first.getMonth() + 1, 1)), -1);
}

interface Parts {
  amount: number;
  won: number;
  categories: { pipeline: number; best_case: number; commit: number };
}

/** The parts of a month's bar as shares of the longest bar; what is in no category is possible at most. */
export function shares({ amount, won, categories }: Parts, most: number) {
  const { commit, best_case } = categories;
  const possible = Math.max(0, amount - commit - best_case);
  return [
    { part: 'won', share: won / most },
    { part: 'commit', share: commit / most },
    { part: 'best_case', share: best_case / most },
    { part: 'pipeline', share: possible / most },
  ].filter((one) => one.share > 0);
}

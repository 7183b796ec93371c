import { formatNumber } from '@/shared/format';
import type { Locale } from '@/shared/i18n';

interface Rates {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** Purchases of a customer in a week, in the middle. */
export const purchaseRate = ({ r, alpha }: Rates): number => r / alpha;

/** The probability of leaving after a purchase, in the middle. */
export const leavingRate = ({ a, b }: Rates): number => a / (a + b);

/** Four digits that count: parameters may be very large and very small. */
export function parameterText(value: number, locale: Locale): string {
  if (value === 0) return '0';
  const whole = Math.floor(Math.log10(Math.abs(value))) + 1;
  const digits = Math.max(0, Math.min(6, 4 - whole));
  return formatNumber(Number(value.toFixed(digits)), undefined, locale);
}

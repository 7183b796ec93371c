import { useMemo, useSyncExternalStore } from 'react';
import { useLocale } from '@/shared/i18n';
import type { Writing } from './figures';

/** What a chart is drawn with: the colours of the theme, the language, the room there is. */
export interface Look extends Writing {
  series: string[];
  text: string;
  text2: string;
  text3: string;
  border: string;
  /** What is only there for comparison. */
  faint: string;
  surface: string;
  raised: string;
  hover: string;
  low: string;
  high: string;
  success: string;
  danger: string;
  font: string;
  /** Nothing moves. */
  still: boolean;
  width: number;
  height: number;
}

/** Below this a chart has no room for legends at its side. */
export const narrowWidth = 480;

const follow = (listener: () => void) => {
  const root = document.documentElement;
  const seen = new MutationObserver(listener);
  seen.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  return () => seen.disconnect();
};

/** The theme on screen, `light` or `dark`. */
const useThemeName = () => useSyncExternalStore(follow, () => document.documentElement.dataset.theme ?? 'light');

/** The colours of the theme as the style sheet has them now. */
function colorsNow() {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--gx-${name}`).trim();
  return {
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((at) => color(`chart-${at}`)),
    text: color('text'),
    text2: color('text-2'),
    text3: color('text-3'),
    border: color('border'),
    faint: color('border-strong'),
    surface: color('surface'),
    raised: color('raised'),
    hover: color('hover'),
    low: color('chart-low'),
    high: color('chart-high'),
    success: color('success'),
    danger: color('danger'),
    font: color('font'),
    still: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

export function useLook(currency: string, size: { width: number; height: number }): Look {
  const theme = useThemeName();
  const locale = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours change with the theme's name
  const colors = useMemo(colorsNow, [theme]);
  return useMemo(
    () => ({ ...colors, locale, currency, width: size.width, height: size.height }),
    [colors, locale, currency, size.width, size.height],
  );
}

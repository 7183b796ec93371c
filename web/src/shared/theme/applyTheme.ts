import type { Preferences } from '../preferences';
import { dark, fontFamily, light } from './palette';

const systemDark = window.matchMedia?.('(prefers-color-scheme: dark)');

/** The theme on screen now, `system` answered by the system. */
export function effectiveTheme(choice: Preferences['theme']): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return systemDark?.matches ? 'dark' : 'light';
}

export function onSystemTheme(listener: () => void): () => void {
  systemDark?.addEventListener('change', listener);
  return () => systemDark?.removeEventListener('change', listener);
}

/** Writes the palette as `--gx-…` on the root element: `accentSoft` becomes `--gx-accent-soft`. */
export function applyTheme(mode: 'light' | 'dark', density: Preferences['density']): void {
  const root = document.documentElement;
  root.dataset.theme = mode;
  root.dataset.density = density;
  root.style.colorScheme = mode;
  for (const [name, value] of Object.entries(mode === 'dark' ? dark : light)) {
    root.style.setProperty(`--gx-${name.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`)}`, value);
  }
  root.style.setProperty('--gx-font', fontFamily);
}

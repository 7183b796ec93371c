import { useSyncExternalStore } from 'react';

/** What this browser remembers about how the screen should be; the account keeps language and theme as well. */
export interface Preferences {
  locale: 'zh-CN' | 'en' | null;
  theme: 'light' | 'dark' | 'system';
  density: 'compact' | 'comfortable';
  sidebarCollapsed: boolean;
  /** Shortcuts of a single letter; they can be turned off (WCAG 2.1.4). */
  shortcuts: boolean;
}

const storageKey = 'guanxi.preferences';
const initial: Preferences = {
  locale: null,
  theme: 'system',
  density: 'comfortable',
  sidebarCollapsed: false,
  shortcuts: true,
};

let current = read();
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return { ...initial, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>) };
  } catch {
    return initial;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const preferences = {
  get: () => current,
  set(change: Partial<Preferences>) {
    current = { ...current, ...change };
    try {
      localStorage.setItem(storageKey, JSON.stringify(current));
    } catch {
      // private mode: the choice lasts as long as the page
    }
    for (const listener of listeners) listener();
  },
};

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences.get);
}

const storageKey = 'guanxi.dashboard';

/** The dashboard this browser showed last: the page of dashboards opens with it. */
export const lastSeen = {
  get: (): string | null => {
    try {
      return localStorage.getItem(storageKey);
    } catch {
      return null;
    }
  },
  set: (id: string): void => {
    try {
      localStorage.setItem(storageKey, id);
    } catch {
      // private mode: the first one it is
    }
  },
};

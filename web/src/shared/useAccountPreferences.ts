import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, body, type Schemas } from '@/api/client';
import { type Locale, setLocale } from './i18n';
import { type Preferences, preferences } from './preferences';
import { meQuery } from './session';

/** Language and theme: at once on this screen, and kept with the account for the next one. */
export function useAccountPreferences() {
  const cache = useQueryClient();
  const { mutate } = useMutation({
    // kept alive: who reloads at once would else find the old choice, by which the account goes
    mutationFn: (change: Schemas['UpdateMeRequest']) => body(api.PATCH('/api/me', { body: change, keepalive: true })),
    onSuccess: (me) => cache.setQueryData(meQuery.queryKey, me),
  });
  const chooseLocale = useCallback(
    (locale: Locale) => {
      setLocale(locale);
      mutate({ locale });
    },
    [mutate],
  );
  const chooseTheme = useCallback(
    (theme: Preferences['theme']) => {
      preferences.set({ theme });
      mutate({ theme });
    },
    [mutate],
  );
  return { chooseLocale, chooseTheme };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Change, onLive } from '@/shared/live';

/** Changes within this time are counted together, in milliseconds: a figure takes longer than a row. */
const gatherTime = 1500;
/** Kinds no figure is made of. */
const apart = ['notifications', 'imports', 'exports', 'views', 'dashboards'];

/** While figures are on screen they follow what others change. */
export function useLiveAnswers(): void {
  const cache = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      // nobody looks: what was gathered waits
      timer = document.hidden ? setTimeout(refresh, gatherTime) : undefined;
      if (!timer) void cache.invalidateQueries({ queryKey: ['analytics', 'answers'] });
    };
    const stop = onLive<Change>('change', ({ kind }) => {
      if (!apart.includes(kind)) timer ??= setTimeout(refresh, gatherTime);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [cache]);
}

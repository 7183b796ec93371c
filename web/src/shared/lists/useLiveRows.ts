import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type Change, onLive } from '../live';
import { dropRows, patchRows } from './rows';

interface LiveRows<Row> {
  /** The module whose changes matter, and others that show in its rows. */
  kinds: string[];
  lists: QueryKey;
  idKey: keyof Row;
  /** Pages on screen: a few are fetched again, many are mended row by row. */
  pages: number;
  fetchOne: (id: string) => Promise<Row>;
}

const fewPages = 3;
const gather = 400;

/** Keeps a list in step with what others do, without loading again all that was scrolled through. */
export function useLiveRows<Row extends object>({ kinds, lists, idKey, pages, fetchOne }: LiveRows<Row>) {
  const cache = useQueryClient();
  const [newer, setNewer] = useState(false);
  const kindList = kinds.join();
  const listKey = JSON.stringify(lists);

  const refresh = useCallback(() => {
    setNewer(false);
    void cache.resetQueries({ queryKey: JSON.parse(listKey) as QueryKey });
  }, [cache, listKey]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const queryKey = JSON.parse(listKey) as QueryKey;
    const stop = onLive<Change>('change', (change) => {
      if (!kindList.split(',').includes(change.kind)) return;
      const own = change.kind === kindList.split(',')[0];
      if (own && change.action === 'deleted' && change.id) dropRows<Row>(cache, queryKey, idKey, change.id);
      else if (pages <= fewPages) {
        timer ??= setTimeout(() => {
          timer = undefined;
          void cache.invalidateQueries({ queryKey });
        }, gather);
      } else if (own && change.action === 'updated' && change.id) {
        const id = change.id;
        void fetchOne(id).then(
          (row) => patchRows<Row>(cache, queryKey, idKey, id, row),
          () => undefined,
        );
      } else if (own) setNewer(true);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [cache, kindList, listKey, idKey, pages, fetchOne]);

  return { newer, refresh };
}

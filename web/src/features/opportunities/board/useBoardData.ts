import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type Change, onLive } from '@/shared/live';
import { useMoves } from '../moves';
import {
  moreOfColumn,
  type OpportunityListParams,
  opportunityBoard,
  opportunityKeys,
  opportunityRecord,
} from '../opportunities.api';
import { type BoardData, dropRow, findRow, placeRow, withPending } from './boardData';

/** How many of a column every refresh brings; what lies below is mended one by one. */
const fresh = 20;

/** The board as the server has it, with the moves under way in it. */
export function useBoardData(params: OpportunityListParams) {
  const cache = useQueryClient();
  const query = useQuery({ ...opportunityBoard(cache, params), placeholderData: keepPreviousData });
  const { pending } = useMoves();
  const { data } = query;
  const shown = useMemo(() => data && withPending(data, pending), [data, pending]);

  const loading = useRef(new Set<string>());
  const more = useCallback(
    (stage: string, cursor: string) => {
      if (loading.current.has(stage)) return;
      loading.current.add(stage);
      void moreOfColumn(cache, params, stage, cursor)
        .catch(() => undefined)
        .finally(() => loading.current.delete(stage));
    },
    [cache, params],
  );

  useEffect(() => {
    const key = opportunityKeys.board(params);
    return onLive<Change>('change', ({ kind, id, action }) => {
      const board = cache.getQueryData<BoardData>(key);
      if (kind !== 'opportunities' || !id || !board || !findRow(board, id)) return;
      if (action === 'deleted') {
        cache.setQueryData<BoardData>(key, dropRow(board, id));
        return;
      }
      const deep = board.columns.some((column) => column.items.findIndex((row) => row.opportunity_id === id) >= fresh);
      if (!deep) return;
      void cache.fetchQuery({ ...opportunityRecord(id), staleTime: 0 }).then(
        (deal) => cache.setQueryData<BoardData>(key, (now) => now && placeRow(now, deal)),
        () => cache.setQueryData<BoardData>(key, (now) => now && dropRow(now, id)),
      );
    });
  }, [cache, params]);

  return {
    board: shown,
    more,
    error: query.error,
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    retry: query.refetch,
  };
}

import { useCallback, useMemo } from 'react';
import { useMe } from '@/shared/session';
import type { ListState } from '@/shared/useListState';

const everybody = 'all';
/** Each has a question of their own to the server. */
const most = 8;

export interface People {
  /** Whose entries are shown; null for everybody's. */
  ids: string[] | null;
  several: boolean;
  choose: (ids: string[] | null) => void;
}

/** Whose calendar is shown stands in the address; one's own unless it says otherwise. */
export function usePeople(state: ListState): People {
  const me = useMe().user_id;
  const value = state.values.people;
  const ids = useMemo(() => (value === everybody ? null : value ? value.split(',').slice(0, most) : [me]), [value, me]);
  const choose = useCallback(
    (next: string[] | null) => {
      const only = next?.length === 0 || (next?.length === 1 && next[0] === me);
      state.set({ people: next === null ? everybody : only ? undefined : next.join() });
    },
    [state, me],
  );
  return { ids, several: ids === null || ids.length > 1, choose };
}

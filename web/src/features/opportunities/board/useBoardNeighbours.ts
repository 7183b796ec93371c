import { useQuery, useQueryClient } from '@tanstack/react-query';
import { formatTotal } from '@/shared/format';
import type { Neighbours } from '@/shared/records/SidePanel';
import { type OpportunityListParams, opportunityBoard } from '../opportunities.api';
import { indexIn } from './places';

/** The card above and below in the same column. */
export function useBoardNeighbours(
  params: OpportunityListParams,
  id: string | null,
  open: (id: string) => void,
): Neighbours | null {
  const cache = useQueryClient();
  const { data } = useQuery({ ...opportunityBoard(cache, params), enabled: false });
  const column = id === null ? undefined : data?.columns.find((one) => indexIn(one, id) >= 0);
  if (!column || id === null) return null;
  const at = indexIn(column, id);
  const go = (index: number) => {
    const row = column.items[index];
    return row ? () => open(row.opportunity_id) : null;
  };
  return {
    at: at + 1,
    total: formatTotal(column.count, column.count_is_exact),
    previous: go(at - 1),
    next: go(at + 1),
  };
}

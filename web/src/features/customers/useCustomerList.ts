import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { neighboursIn, type RecordKind, useListNavigation, useListParams } from '@/features/views/public';
import { useRows } from '@/shared/lists/useRows';
import type { Neighbours } from '@/shared/records/SidePanel';
import { useListState } from '@/shared/useListState';
import { useCustomerFilters } from './customerChoices';
import { type CustomerListParams, type CustomerRow, customerKeys, customerList, customerRecord } from './customers.api';

export const customerKind: RecordKind<CustomerRow, CustomerListParams> = {
  kind: 'customers',
  idKey: 'customer_id',
  nameOf: (row) => row.name,
  list: customerList,
  record: customerRecord,
  lists: customerKeys.lists,
  liveKinds: ['customers', 'contacts', 'activities'],
  firstColumns: [
    'name',
    'status',
    'grade',
    'phone',
    'industry',
    'owner_name',
    'tags',
    'annual_revenue',
    'last_activity_at',
  ],
  known: [
    'q',
    'filter',
    'sort',
    'status',
    'grade',
    'industry',
    'scale',
    'source',
    'owner',
    'tag',
    'is_active',
    'parent_id',
    'created_after',
    'created_before',
  ],
  usualSort: '-created_at',
  inFiles: { contact_count: null, rfm_score: null, owner_name: 'owner_id' },
};

const customerId = (row: CustomerRow) => row.customer_id;

/** The list as the address describes it, and how to get from it to a record and back. */
export function useCustomerList() {
  const state = useListState();
  const defs = useCustomerFilters();
  const params = useListParams(customerKind, defs, state.values);
  return { state, defs, params, navigation: useListNavigation('/customers') };
}

/** For the full page: only what the list has loaded already is asked again, nothing is loaded for a direct link. */
export function useNeighboursOnPage(id: string, fromList: boolean): Neighbours | null {
  const { params, navigation } = useCustomerList();
  const cache = useQueryClient();
  const loaded = fromList && cache.getQueryData([...customerKeys.lists, params]) !== undefined;
  const list = useRows(
    useInfiniteQuery({ ...customerList(params), enabled: loaded, staleTime: Number.POSITIVE_INFINITY }),
    customerId,
  );
  return loaded ? neighboursIn(list, customerId, id, navigation.turnTo) : null;
}

import type { QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type FilterDef, toQuery, type Values } from '@/shared/lists/filters';
import type { ListKind } from '../customFields/public';

/** What a list of one kind of record has to know about the kind. */
export interface RecordKind<Row, Params> {
  /** The word of the API and of the address. */
  kind: ListKind;
  idKey: keyof Row & string;
  nameOf: (row: Row) => string;
  /** The pages of the list under these conditions. */
  // biome-ignore lint/suspicious/noExplicitAny: the options of each kind have types of their own
  list: (params: Params) => any;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  record: (id: string) => any;
  lists: QueryKey;
  /** The kind itself, and others whose changes show in its rows. */
  liveKinds: string[];
  firstColumns: string[];
  /** What the address may say to the server; anything else in it is not about the rows. */
  known: string[];
  usualSort?: string;
  /** What its address says whichever view one looks through. */
  always?: Record<string, string>;
  /** Columns that a file calls otherwise; null for those it does not have. */
  inFiles?: Record<string, string | null>;
}

/** The conditions of the address as the API takes them. */
export function useListParams<Row, Params>(of: RecordKind<Row, Params>, defs: FilterDef[], values: Values): Params {
  return useMemo(() => {
    const own = Object.fromEntries(Object.entries(values).filter(([key]) => of.known.includes(key)));
    const query = toQuery(defs, own);
    // searching without an order of one's own, the best hit comes first
    if (of.usualSort && !query.sort && !query.q) query.sort = of.usualSort;
    return query as Params;
  }, [of, defs, values]);
}

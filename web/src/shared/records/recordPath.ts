/** Kinds of records that have a page of their own, as the server names them in hits, notices and timelines. */
const pages: Record<string, string> = {
  customer: '/customers',
  contact: '/contacts',
  opportunity: '/opportunities',
  lead: '/leads',
  product: '/products',
  task: '/tasks',
  order: '/orders',
  activity: '/activities',
  import: '/imports',
  export: '/exports',
  approval: '/approvals',
};

/** Where a record is shown; null for a kind without a page. The module's name (`customers`) is understood as well. */
export function recordPath(kind: string, id: string): string | null {
  const page = pages[kind] ?? pages[kind.replace(/ies$/, 'y').replace(/s$/, '')];
  return page ? `${page}/${id}` : null;
}

import type { MenuEntry } from '@/shared/feature';

/** The order of the side bar and of the phone's bottom bar, whatever order the features stand in. */
const order = [
  '/today',
  '/customers',
  '/pool',
  '/contacts',
  '/leads',
  '/opportunities',
  '/orders',
  '/activities',
  '/tasks',
  '/calendar',
  '/products',
  '/approvals',
  '/notifications',
  '/dashboards',
  '/reports',
  '/imports',
  '/duplicates',
  '/settings',
];

const placeOf = (entry: MenuEntry) => {
  const at = order.indexOf(entry.path);
  // a page nobody placed comes before the tools
  return at < 0 ? order.indexOf('/imports') - 0.5 : at;
};

/** The entries as they are shown; equal places keep the order of the features. */
export const inOrder = (entries: MenuEntry[]): MenuEntry[] => [...entries].sort((a, b) => placeOf(a) - placeOf(b));

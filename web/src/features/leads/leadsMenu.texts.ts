import { texts } from '@/shared/i18n';

/** What the menu and the palette say; the rest comes with the pages. */
export const leadMenuTexts = texts('leads.menu', {
  title: ['线索', 'Leads'],
  create: ['新建线索', 'New lead'],
  keywords: ['xinjian xiansuo xs 潜客', 'new lead enquiry'],
});

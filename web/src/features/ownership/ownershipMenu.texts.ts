import { texts } from '@/shared/i18n';

/** What the menu and other pages say; the rest comes with the pages. */
export const ownershipMenuTexts = texts('ownershipMenu', {
  title: ['公海', 'Public pool'],
  keywords: ['gonghai gh lingqu lq', 'pool claim unowned'],
});

import { texts } from '@/shared/i18n';

/** What the menu and the palette say; the rest comes with the page. */
export const duplicatesMenuTexts = texts('duplicatesMenu', {
  title: ['查重', 'Duplicates'],
  find: ['查找重复记录', 'Find duplicates'],
});

import { texts } from '@/shared/i18n';

/** What the menu and the palette say; the rest comes with the pages. */
export const contactMenuTexts = texts('contactsMenu', {
  title: ['联系人', 'Contacts'],
  create: ['新建联系人', 'New contact'],
  keywords: ['lianxiren xinjian lxr xjlxr', 'add person'],
});

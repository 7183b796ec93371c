import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { ContactsIcon } from '@/shared/icons';
import { ContactFormHost } from './ContactFormHost';
import { contactMenuTexts } from './contactsMenu.texts';
import { openContactForm } from './formRequest';

const workspace = async () => ({ Component: (await import('./ContactWorkspace')).ContactWorkspace });

export const contacts: Feature = {
  name: 'contacts',
  menu: [
    {
      path: '/contacts',
      label: () => say(contactMenuTexts, 'title'),
      icon: ContactsIcon,
      permission: 'contacts.view',
      shortcut: 'g p',
    },
  ],
  actions: [
    {
      id: 'contacts.create',
      label: () => say(contactMenuTexts, 'create'),
      icon: ContactsIcon,
      permission: 'contacts.create',
      keywords: contactMenuTexts.entries.keywords.join(' '),
      create: true,
      run: () => openContactForm({}),
    },
  ],
  routes: [
    {
      path: 'contacts',
      lazy: workspace,
      children: [
        { index: true, element: null },
        { path: ':id', element: null },
      ],
    },
  ],
  overlay: ContactFormHost,
};

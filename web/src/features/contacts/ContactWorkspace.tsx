import { useMatch } from 'react-router';
import { ContactListPage } from './ContactListPage';

/** Everybody at every customer; a person opens beside the list, on phones above it. */
export function ContactWorkspace() {
  return <ContactListPage openId={useMatch('/contacts/:id')?.params.id ?? null} />;
}

import { useRecordId } from '@/shared/useRecordId';
import { ContactListPage } from './ContactListPage';

/** Everybody at every customer; a person opens beside the list, on phones above it. */
export function ContactWorkspace() {
  return <ContactListPage openId={useRecordId('/contacts/:id')} />;
}

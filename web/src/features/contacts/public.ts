export { ContactCards } from './ContactCards';
export { contactsOf } from './contacts.api';

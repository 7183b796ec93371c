import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { mailOf, telOf } from '@/shared/contactLinks';
import { useTexts } from '@/shared/i18n';
import { EditIcon, MailIcon, PhoneIcon, PlusIcon, StarIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { type Contact, contactsOf, usePutPrimary, useUpdateContact } from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';
import { openContactForm } from './formRequest';

interface ContactCardsProps {
  customer: { id: string; name: string };
}

/** The people of a customer, the primary one first. */
export function ContactCards({ customer }: ContactCardsProps) {
  const t = useTexts(contactTexts);
  const can = useCan();
  const people = useQuery(contactsOf(customer.id));
  const items = people.data?.items ?? [];
  const add = can('contacts.create') && (
    <Button type="text" icon={<PlusIcon />} onClick={() => openContactForm({ customer })}>
      {t('add')}
    </Button>
  );
  if (people.isPending) {
    return (
      <div className={css.people} role="status" aria-label={t('title')}>
        <div className={css.boneCard} />
        <div className={css.boneCard} />
      </div>
    );
  }
  if (people.isError) {
    return (
      <p className={css.noPeople}>
        {t('failed')} <Button onClick={() => void people.refetch()}>{t('retry')}</Button>
      </p>
    );
  }
  return (
    <div className={css.people}>
      {items.length === 0 && (
        <p className={css.noPeople}>
          <strong>{t('none')}</strong>
          <span>{t('noneText')}</span>
        </p>
      )}
      <ul className={css.peopleList}>
        {items.map((contact) => (
          <ContactCard
            key={contact.contact_id}
            contact={contact}
            customer={customer}
            primary={items.find((one) => one.is_primary)}
          />
        ))}
      </ul>
      {add}
    </div>
  );
}

interface ContactCardProps {
  contact: Contact;
  customer: { id: string; name: string };
  /** Who is the one to ask now. */
  primary: Contact | undefined;
}

function ContactCard({ contact, customer, primary }: ContactCardProps) {
  const t = useTexts(contactTexts);
  const can = useCan();
  const update = useUpdateContact(contact.contact_id);
  const putBack = usePutPrimary();
  const number = contact.mobile ?? contact.phone;
  const line = [contact.position, contact.department].filter(Boolean).join(' · ');
  const makePrimary = () =>
    update.mutate(
      { is_primary: true },
      {
        onSuccess: () =>
          void toasts.undo(t('primaryChanged', { name: contact.name }), () =>
            putBack.mutateAsync({ id: (primary ?? contact).contact_id, is_primary: primary !== undefined }),
          ),
      },
    );
  return (
    <li className={css.person}>
      <Avatar name={contact.name} size={32} />
      <div className={css.personText}>
        <span className={css.personName}>
          <Link to={`/contacts/${contact.contact_id}`}>{contact.name}</Link>
          {contact.is_primary && <span className={css.primary}>{t('primary')}</span>}
          {contact.role && <span className={css.role}>{t(contact.role)}</span>}
        </span>
        {line && <span className={css.personLine}>{line}</span>}
        {number && (
          <a className={css.personLine} href={telOf(number)}>
            <PhoneIcon /> {number}
          </a>
        )}
        {contact.email && (
          <a className={css.personLine} href={mailOf(contact.email)}>
            <MailIcon /> <span>{contact.email}</span>
          </a>
        )}
      </div>
      {can('contacts.edit') && (
        <span className={css.personTools}>
          {!contact.is_primary && (
            <button type="button" aria-label={t('makePrimary')} title={t('makePrimary')} onClick={makePrimary}>
              <StarIcon />
            </button>
          )}
          <button
            type="button"
            aria-label={t('editOf', { name: contact.name })}
            title={t('edit')}
            onClick={() => openContactForm({ contact, customer })}
          >
            <EditIcon />
          </button>
        </span>
      )}
    </li>
  );
}

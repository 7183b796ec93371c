import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useEffect, useRef } from 'react';
import { ActivityEntry, Composer, type ComposerHandle } from '@/features/activities/public';
import { CustomerLink } from '@/features/customers/public';
import { AllFields } from '@/features/customFields/public';
import { DocumentsCard } from '@/features/documents/public';
import { Avatar } from '@/shared/Avatar';
import { mailOf, telOf } from '@/shared/contactLinks';
import { useTexts } from '@/shared/i18n';
import { EditIcon, MailIcon, MoreIcon, NoteIcon, PhoneIcon } from '@/shared/icons';
import { ListFailed } from '@/shared/lists/ListStates';
import { recents } from '@/shared/recents';
import { ConflictDialog } from '@/shared/records/ConflictDialog';
import { type Neighbours, SidePanel } from '@/shared/records/SidePanel';
import { useRecordEdit } from '@/shared/records/useRecordEdit';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { useContactFields } from './contactFields';
import {
  type Contact,
  type ContactPatch,
  contactActivities,
  contactRecord,
  useDeleteContact,
  useUpdateContact,
} from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';
import { openContactForm } from './formRequest';

interface ContactPanelProps {
  id: string;
  neighbours: Neighbours | null;
  onClose: () => void;
}

/** A person beside the list: how to reach them, who they are, what was said. */
export function ContactPanel({ id, neighbours, onClose }: ContactPanelProps) {
  const t = useTexts(contactTexts);
  const { data: contact, error, refetch } = useQuery(contactRecord(id));
  usePageTitle(contact?.name ?? t('title'));
  const name = contact?.name;
  const customer = contact?.customer_name;
  useEffect(() => {
    if (name) recents.remember({ kind: 'contact', id, title: name, subtitle: customer });
  }, [id, name, customer]);
  return (
    <SidePanel label={contact?.name ?? t('title')} neighbours={neighbours} onClose={onClose}>
      {contact && <ContactRecord key={id} contact={contact} onClose={onClose} />}
      {!contact && error && <ListFailed error={error} onRetry={() => void refetch()} />}
      {!contact && !error && <div className={css.boneCard} role="status" aria-label={t('title')} />}
    </SidePanel>
  );
}

function ContactRecord({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const t = useTexts(contactTexts);
  const can = useCan();
  const phone = usePhone();
  const composer = useRef<ComposerHandle>(null);
  const { fields, groups } = useContactFields();
  const update = useUpdateContact(contact.contact_id);
  const activities = useQuery(contactActivities(contact.contact_id)).data?.items ?? [];
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const { save, conflict } = useRecordEdit<Contact>({
    record: contact,
    send: ({ shown: _shown, ...patch }) => update.mutateAsync(patch as ContactPatch),
    label,
  });
  const number = contact.mobile ?? contact.phone;
  return (
    <>
      <header className={css.recordHead}>
        <div className={css.recordTop}>
          <Avatar name={contact.name} size={42} />
          <div className={css.recordTitle}>
            <h2>
              {contact.name}
              {contact.is_primary && <span className={css.primary}>{t('primary')}</span>}
              {contact.role && <span className={css.role}>{t(contact.role)}</span>}
            </h2>
            <span className={css.personLine}>{[contact.position, contact.department].filter(Boolean).join(' · ')}</span>
            <CustomerLink id={contact.customer_id} name={contact.customer_name} className={css.clip} />
          </div>
        </div>
        <div className={css.recordActions}>
          {can('activities.create') && (
            <Button icon={<NoteIcon />} onClick={() => composer.current?.begin('note')}>
              {t('log')}
            </Button>
          )}
          {number && (
            <Button
              icon={<PhoneIcon />}
              href={telOf(number)}
              aria-label={t('call')}
              title={`${t('call')} ${number}`}
              onClick={() => composer.current?.begin('call')}
            >
              {!phone && t('call')}
            </Button>
          )}
          {contact.email && (
            <Button
              icon={<MailIcon />}
              href={mailOf(contact.email)}
              aria-label={t('mail')}
              title={`${t('mail')} ${contact.email}`}
            >
              {!phone && t('mail')}
            </Button>
          )}
          {can('contacts.edit') && (
            <Button
              icon={<EditIcon />}
              aria-label={t('edit')}
              title={t('edit')}
              onClick={() =>
                openContactForm({ contact, customer: { id: contact.customer_id, name: contact.customer_name } })
              }
            />
          )}
          {can('contacts.delete') && <MoreActions contact={contact} onDeleted={onClose} />}
        </div>
      </header>
      <div className={css.recordBody}>
        <AllFields
          kind="contacts"
          place={{ kind: 'contacts', id: contact.contact_id }}
          fields={fields}
          groups={groups}
          record={contact}
          readOnly={!can('contacts.edit')}
          onSave={(field, value) => save({ [field.key]: value })}
        />
        <DocumentsCard place={{ kind: 'contacts', id: contact.contact_id }} />
        <h3 className={css.sectionTitle}>{t('activities')}</h3>
        {can('activities.create') && (
          <Composer
            key={contact.contact_id}
            subject={{ customerId: contact.customer_id }}
            contactId={contact.contact_id}
            handle={composer}
          />
        )}
        <div className={css.activityList}>
          {activities.map((activity) => (
            <ActivityEntry key={activity.activity_id} activity={activity} />
          ))}
          {activities.length === 0 && <p className="gx-none">{t('noActivities')}</p>}
        </div>
      </div>
      <ConflictDialog conflict={conflict} label={label} show={(_key, value) => String(value)} />
    </>
  );
}

function MoreActions({ contact, onDeleted }: { contact: Contact; onDeleted: () => void }) {
  const t = useTexts(contactTexts);
  const removal = useRemoval();
  const remove = useDeleteContact();
  const drop = () =>
    removal({
      kind: 'contacts',
      id: contact.contact_id,
      said: t('deleted', { name: contact.name }),
      remove: () => remove.mutateAsync(contact),
      onDeleted,
    });
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: [{ key: 'delete', danger: true, label: t('delete'), onClick: drop }] }}
    >
      <Button icon={<MoreIcon />} aria-label={t('moreActions')} title={t('moreActions')} />
    </Dropdown>
  );
}

import { lazy, useMemo } from 'react';
import { type Beside, ListPage, type RecordKind, useListNavigation, useListParams } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import type { FilterDef } from '@/shared/lists/filters';
import { useListState } from '@/shared/useListState';
import { ContactCard, ContactsEmpty } from './ContactParts';
import { useContactColumns } from './contactColumns';
import {
  type Contact,
  type ContactListParams,
  contactKeys,
  contactList,
  contactRecord,
  contactRoles,
} from './contacts.api';
import { contactTexts } from './contacts.texts';
import { openContactForm } from './formRequest';

const ContactPanel = lazy(async () => ({ default: (await import('./ContactPanel')).ContactPanel }));

const contactKind: RecordKind<Contact, ContactListParams> = {
  kind: 'contacts',
  idKey: 'contact_id',
  nameOf: (row) => row.name,
  list: contactList,
  record: contactRecord,
  lists: contactKeys.lists,
  liveKinds: ['contacts'],
  firstColumns: ['name', 'customer_id', 'position', 'role', 'mobile', 'email', 'wechat', 'created_at'],
  known: ['q', 'filter', 'role', 'customer_id', 'sort'],
};

/** Everybody at every customer. */
export function ContactListPage({ openId }: { openId: string | null }) {
  const t = useTexts(contactTexts);
  const state = useListState();
  const defs = useMemo<FilterDef[]>(
    () => [
      {
        key: 'role',
        label: t('role'),
        kind: 'switch',
        pinned: true,
        options: contactRoles.map((value) => ({ value, label: t(value) })),
      },
    ],
    [t],
  );
  const navigation = useListNavigation('/contacts');
  return (
    <ListPage
      of={contactKind}
      words={{ title: t('title'), searchHint: t('searchHint'), create: t('create') }}
      state={state}
      defs={defs}
      params={useListParams(contactKind, defs, state.values)}
      columns={useContactColumns(navigation.toRecord)}
      navigation={navigation}
      openId={openId}
      onCreate={() => openContactForm({})}
      card={(row, to) => <ContactCard row={row} to={to} />}
      empty={<ContactsEmpty />}
      panel={(beside: Beside) => <ContactPanel {...beside} />}
    />
  );
}

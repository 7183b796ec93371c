import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { contactsOf } from '@/features/contacts/public';
import { Avatar } from '@/shared/Avatar';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, PlusIcon } from '@/shared/icons';
import type { Opportunity, OpportunityContact } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import css from './record.module.css';
import type { OpportunityEdit } from './useOpportunityRecord';

const roles = ['decision_maker', 'influencer', 'user', 'champion', 'buyer'] as const;

/** Who at the customer has a say in it, and which. */
export function ContactRoles({ record, edit }: { record: Opportunity; edit: OpportunityEdit }) {
  const t = useTexts(opportunityTexts);
  const [adding, setAdding] = useState(false);
  const all = record.contacts;
  const known = useQuery({ ...contactsOf(record.customer_id ?? ''), enabled: adding && record.customer_id !== null });
  const nameOf = (role: string | null) => {
    const own = roles.find((one) => one === role);
    return own ? t(`role.${own}`) : (role ?? t('noRole'));
  };
  const written = (people: OpportunityContact[]) => people.map(({ contact_id, role }) => ({ contact_id, role }));
  const write = (next: OpportunityContact[]) => {
    setAdding(false);
    void edit.saveList({ contacts: written(next) }, { contacts: next }, { contacts: written(all) }, t('contactsSaved'));
  };
  const free = (known.data?.items ?? []).filter((one) => !all.some((person) => person.contact_id === one.contact_id));
  return (
    <section className={css.card} aria-label={t('contacts')}>
      <h3 className={css.cardTitle}>
        {t('contacts')} <span className={css.dim}>{all.length || ''}</span>
      </h3>
      <ul className={css.people}>
        {all.map((person) => (
          <li key={person.contact_id} className={css.contactRow}>
            <Avatar name={person.name} size={26} />
            <Link to={`/contacts/${person.contact_id}`} className={css.clip}>
              {person.name}
            </Link>
            <span className={css.grow} />
            <Dropdown
              trigger={['click']}
              disabled={edit.readOnly}
              menu={{
                items: [
                  ...roles.map((role) => ({ key: role, label: t(`role.${role}`) })),
                  { key: 'none', label: t('noRole') },
                  { type: 'divider' },
                  { key: 'remove', danger: true, label: t('remove') },
                ],
                onClick: ({ key }) =>
                  write(
                    key === 'remove'
                      ? all.filter((one) => one !== person)
                      : all.map((one) => (one === person ? { ...one, role: key === 'none' ? null : key } : one)),
                  ),
              }}
            >
              <button type="button" className={css.roleButton} aria-label={`${t('role')}: ${nameOf(person.role)}`}>
                {nameOf(person.role)}
                {!edit.readOnly && <ChevronDownIcon />}
              </button>
            </Dropdown>
          </li>
        ))}
      </ul>
      {all.length === 0 && !adding && <p className={css.dim}>{t('noContacts')}</p>}
      {adding && (
        <Select
          autoFocus
          defaultOpen
          aria-label={t('addContact')}
          placeholder={t('addContact')}
          loading={known.isPending}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map((one) => ({ value: one.contact_id, label: one.name }))}
          onChange={(id: string) => {
            const person = free.find((one) => one.contact_id === id);
            if (person) write([...all, { contact_id: id, name: person.name, role: person.role }]);
          }}
          onBlur={() => setAdding(false)}
        />
      )}
      {!edit.readOnly && !adding && record.customer_id && (
        <Button type="text" icon={<PlusIcon />} onClick={() => setAdding(true)}>
          {t('addContact')}
        </Button>
      )}
    </section>
  );
}

import { Button } from 'antd';
import { Link, type To, useNavigate } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { telOf } from '@/shared/contactLinks';
import { useTexts } from '@/shared/i18n';
import { ContactsIcon, ImportIcon, PhoneIcon, PlusIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import listCss from '@/shared/lists/lists.module.css';
import { useCan } from '@/shared/session';
import type { Contact } from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';
import { openContactForm } from './formRequest';

/** A person in the phone's list; the number is called by one tap. */
export function ContactCard({ row, to }: { row: Contact; to: To }) {
  const t = useTexts(contactTexts);
  const number = row.mobile ?? row.phone;
  return (
    <div className={`${listCss.card} ${css.phoneCard}`}>
      <Avatar name={row.name} size={38} />
      <span className={css.phoneCardText}>
        <span className={css.nameCell}>
          <Link to={to} className={css.name}>
            {row.name}
          </Link>
          {row.is_primary && <span className={css.primary}>{t('primary')}</span>}
          {row.role && <span className={css.role}>{t(row.role)}</span>}
        </span>
        <span className={css.clip}>{row.customer_name}</span>
        <span className={`${css.clip} gx-none`}>{[row.position, row.department].filter(Boolean).join(' · ')}</span>
      </span>
      {number && (
        <a className={css.callButton} href={telOf(number)} aria-label={`${t('call')} ${row.name}`} data-stop>
          <PhoneIcon />
        </a>
      )}
    </div>
  );
}

/** Nobody yet: two ways to begin. */
export function ContactsEmpty() {
  const t = useTexts(contactTexts);
  const can = useCan();
  const navigate = useNavigate();
  return (
    <ListNotice icon={<ContactsIcon />} title={t('empty')} text={t('emptyText')}>
      {can('contacts.import') && (
        <Button type="primary" icon={<ImportIcon />} onClick={() => void navigate('/imports/new?kind=contacts')}>
          {t('importFile')}
        </Button>
      )}
      {can('contacts.create') && (
        <Button icon={<PlusIcon />} onClick={() => openContactForm({})}>
          {t('create')}
        </Button>
      )}
    </ListNotice>
  );
}

import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { ClaimButton, useOwnerActions, useShareAction } from '@/features/ownership/public';
import { Avatar } from '@/shared/Avatar';
import { mailOf, telOf } from '@/shared/contactLinks';
import { formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, MailIcon, MoreIcon, NoteIcon, PhoneIcon } from '@/shared/icons';
import { OptionList } from '@/shared/lists/OptionList';
import { Pop } from '@/shared/lists/Pop';
import { useLastChange } from '@/shared/live';
import { Badge } from '@/shared/records/Badge';
import { CopyButton } from '@/shared/records/InlineField';
import { recordTexts } from '@/shared/records/records.texts';
import { TagEditor } from '@/shared/records/TagEditor';
import { useCan, useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { statuses, statusTones } from './customerChoices';
import type { Customer } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { DeleteCustomerDialog } from './DeleteCustomerDialog';
import { GradeMark } from './GradeMark';
import type { CustomerEdit } from './useCustomerRecord';

interface CustomerHeaderProps {
  record: Customer;
  edit: CustomerEdit;
  onLog: (type?: 'call') => void;
  onDeleted: () => void;
}

/** Who this is, where it stands, and what one does most. */
export function CustomerHeader({ record, edit, onLog, onDeleted }: CustomerHeaderProps) {
  const t = useTexts(customerTexts);
  return (
    <header className={css.recordHead}>
      <div className={css.recordTop}>
        <Avatar name={record.short_name || record.name} size={40} square />
        <div className={css.recordTitle}>
          <h2 title={record.name}>{record.name}</h2>
          <span className={css.recordLine}>
            <span className="gx-num">{record.code}</span>
            <CopyButton text={record.code} />
            <StatusChoice record={record} edit={edit} />
            <GradeMark grade={record.grade} hint />
            {!record.is_active && <span className={css.off}>{t('inactive')}</span>}
            <span className={css.ownerLine}>
              {record.owner_name && <Avatar name={record.owner_name} size={18} />}
              {record.owner_name ?? t('nobody')}
            </span>
          </span>
        </div>
      </div>
      <TagEditor tags={record.tags} readOnly={edit.readOnly} onAdd={edit.addTag} onRemove={edit.removeTag} />
      <Actions record={record} edit={edit} onLog={onLog} onDeleted={onDeleted} />
      <LastChange id={record.customer_id} />
    </header>
  );
}

function StatusChoice({ record, edit }: { record: Customer; edit: CustomerEdit }) {
  const t = useTexts(customerTexts);
  const [open, setOpen] = useState(false);
  const badge = <Badge tone={statusTones[record.status]}>{t(record.status)}</Badge>;
  if (edit.readOnly) return badge;
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      content={
        <OptionList
          label={t('status')}
          options={statuses.map((value) => ({ value, label: t(value) }))}
          chosen={[record.status]}
          onChange={([status]) => {
            setOpen(false);
            if (status) edit.save({ status }).catch(() => undefined);
          }}
        />
      }
    >
      <button
        type="button"
        className={css.statusButton}
        aria-haspopup="listbox"
        aria-label={`${t('status')}: ${t(record.status)}`}
      >
        {badge}
        <ChevronDownIcon />
      </button>
    </Pop>
  );
}

function Actions({ record, edit, onLog, onDeleted }: CustomerHeaderProps) {
  const t = useTexts(customerTexts);
  const can = useCan();
  const [deleting, setDeleting] = useState(false);
  const owner = useOwnerActions(record.customer_id, record.name, record.owner_id !== null, () => undefined);
  const share = useShareAction('customers', record.customer_id, record.name);
  const copyLink = () => {
    const address = `${window.location.origin}/customers/${record.customer_id}`;
    void navigator.clipboard.writeText(address).then(() => toasts.success(t('linkCopied')));
  };
  const items = [
    { key: 'link', label: t('copyLink'), onClick: copyLink },
    ...share.items,
    ...owner.items,
    ...(edit.readOnly
      ? []
      : [
          {
            key: 'active',
            label: record.is_active ? t('deactivate') : t('activate'),
            onClick: () => void edit.save({ is_active: !record.is_active }).catch(() => undefined),
          },
        ]),
    ...(can('customers.delete')
      ? [
          { type: 'divider' as const },
          { key: 'delete', danger: true, label: t('delete'), onClick: () => setDeleting(true) },
        ]
      : []),
  ];
  return (
    <div className={css.recordActions}>
      {record.owner_id === null && <ClaimButton id={record.customer_id} name={record.name} primary />}
      {can('activities.create') && (
        <Button icon={<NoteIcon />} onClick={() => onLog()}>
          {t('log')}
        </Button>
      )}
      {telOf(record.phone) && (
        <Button
          icon={<PhoneIcon />}
          href={telOf(record.phone)}
          onClick={() => onLog('call')}
          aria-label={t('call')}
          title={`${t('call')} ${record.phone}`}
        />
      )}
      {mailOf(record.email) && (
        <Button
          icon={<MailIcon />}
          href={mailOf(record.email)}
          aria-label={t('mail')}
          title={`${t('mail')} ${record.email}`}
        />
      )}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button icon={<MoreIcon />} aria-label={t('moreActions')} title={t('moreActions')} />
      </Dropdown>
      {owner.dialog}
      {share.dialog}
      {deleting && (
        <DeleteCustomerDialog record={record} edit={edit} onClose={() => setDeleting(false)} onDeleted={onDeleted} />
      )}
    </div>
  );
}

/** Another person's change, while one looks. */
function LastChange({ id }: { id: string }) {
  const t = useTexts(recordTexts);
  const me = useMe();
  const change = useLastChange(id);
  if (!change || change.by === me.user_id) return null;
  return (
    <p className={css.lastChange} role="status">
      {t('justChanged', { when: formatRelative(change.at) })}
    </p>
  );
}

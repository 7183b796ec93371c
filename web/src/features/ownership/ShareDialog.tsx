import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Avatar } from '@/shared/Avatar';
import { today } from '@/shared/days';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { CloseIcon, TreeIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { departmentsQuery } from '@/shared/users';
import css from './ownership.module.css';
import { type Share, type SharedKind, type ShareRequest, sharesOf, useEndShare, useShare } from './sharing.api';
import { sharingTexts } from './sharing.texts';

interface ShareDialogProps {
  kind: SharedKind;
  id: string;
  name: string;
  onClose: () => void;
}

/** With whom a record is shared, and one more. */
export function ShareDialog({ kind, id, name, onClose }: ShareDialogProps) {
  const t = useTexts(sharingTexts);
  const shares = useQuery(sharesOf(kind, id)).data?.items;
  const end = useEndShare(kind, id);
  const again = useShare(kind, id);
  const stop = (share: Share) =>
    end.mutate(share.share_id, {
      onSuccess: () => toasts.undo(t('ended'), () => again.mutateAsync(asGiven(share))),
      onError: (error) => void toasts.error(explain(error)),
    });
  return (
    <Modal
      open
      width={560}
      title={t('title', { name })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <p className={css.dialogText}>{t('text')}</p>
      <NewShare kind={kind} id={id} />
      {shares?.length === 0 && <p className={css.noShares}>{t('none')}</p>}
      {shares && shares.length > 0 && (
        <ul className={css.shares}>
          {shares.map((share) => (
            <ShareLine key={share.share_id} share={share} onEnd={() => stop(share)} />
          ))}
        </ul>
      )}
    </Modal>
  );
}

function ShareLine({ share, onEnd }: { share: Share; onEnd: () => void }) {
  const t = useTexts(sharingTexts);
  const locale = useLocale();
  const name = share.user_name ?? share.department_name ?? '—';
  return (
    <li className={css.share}>
      {share.user_id ? <Avatar name={name} size={28} /> : <TreeIcon />}
      <span className={css.rowMain}>
        <strong>{name}</strong>
        <span className={css.under}>
          {t(share.may_edit ? 'edit' : 'view')} ·{' '}
          {share.until ? t('untilDate', { date: formatDate(share.until, locale) }) : t('forever')}
          {share.created_by_name && <> · {t('by', { name: share.created_by_name })}</>}
        </span>
      </span>
      <Button
        type="text"
        icon={<CloseIcon />}
        aria-label={t('end', { name })}
        title={t('end', { name })}
        onClick={onEnd}
      />
    </li>
  );
}

function NewShare({ kind, id }: { kind: SharedKind; id: string }) {
  const t = useTexts(sharingTexts);
  const share = useShare(kind, id);
  const end = useEndShare(kind, id);
  const shares = useQuery(sharesOf(kind, id)).data?.items;
  const [whom, setWhom] = useState<'person' | 'department'>('person');
  const [user, setUser] = useState<string>();
  const [department, setDepartment] = useState<string>();
  const [mayEdit, setMayEdit] = useState(false);
  const [until, setUntil] = useState('');
  const departments = useQuery({ ...departmentsQuery, enabled: whom === 'department' }).data?.items ?? [];
  const isSame = (one: Share) => (whom === 'person' ? one.user_id === user : one.department_id === department);
  const takeBack = (made: Share | undefined, before: Share | undefined) => {
    if (before) return share.mutateAsync(asGiven(before));
    return made && end.mutateAsync(made.share_id);
  };
  const add = () => {
    const before = shares?.find(isSame);
    share.mutate(
      {
        ...(whom === 'person' ? { user_id: user } : { department_id: department }),
        may_edit: mayEdit,
        until: until || null,
      },
      {
        onSuccess: (now) => {
          const made = now.items.find(isSame);
          toasts.undo(t('shared'), () => takeBack(made, before));
          setUser(undefined);
          setDepartment(undefined);
        },
        onError: (error) => void toasts.error(explain(error)),
      },
    );
  };
  return (
    <div className={css.newShare}>
      <Segmented
        aria-label={t('withWhom')}
        value={whom}
        options={(['person', 'department'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={setWhom}
      />
      {whom === 'person' ? (
        <UserPicker autoFocus aria-label={t('withWhom')} value={user} onChange={(one?: string) => setUser(one)} />
      ) : (
        <Select
          allowClear
          aria-label={t('withWhom')}
          placeholder={t('chooseDepartment')}
          value={department}
          options={departments.map((one) => ({ value: one.department_id, label: one.name }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(one?: string) => setDepartment(one)}
        />
      )}
      <label className={css.untilLabel}>
        <span>{t('until')}</span>
        <input type="date" min={today()} value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <Checkbox checked={mayEdit} onChange={(event) => setMayEdit(event.target.checked)}>
        {t('mayEdit')}
      </Checkbox>
      <Button type="primary" disabled={whom === 'person' ? !user : !department} loading={share.isPending} onClick={add}>
        {t('add')}
      </Button>
    </div>
  );
}

/** What was asked for when it was shared. */
const asGiven = ({ user_id, department_id, may_edit, until }: Share): ShareRequest => ({
  ...(user_id ? { user_id } : { department_id: department_id ?? undefined }),
  may_edit,
  until,
});

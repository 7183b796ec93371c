import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import {
  AddPasskey,
  type PasskeyRow,
  ProofDialog,
  passkeysPossible,
  passkeysQuery,
  passkeyTexts,
  useRemovePasskey,
  useRenamePasskey,
} from '@/features/account/public';
import { formatInstant, formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { KeyIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { Empty, RowsSkeleton, Section } from './Section';
import css from './settings.module.css';

const most = 10;

/** The own passkeys: what there are, one more, another name, one less. */
export function PasskeySection() {
  const t = useTexts(passkeyTexts);
  const passkeys = useQuery(passkeysQuery);
  const remove = useRemovePasskey();
  const [renaming, setRenaming] = useState<PasskeyRow | null>(null);
  const [removing, setRemoving] = useState<PasskeyRow | null>(null);
  const rows = passkeys.data?.items ?? [];
  return (
    <Section title={t('title')} text={t('text')}>
      {passkeys.isPending && <RowsSkeleton rows={1} />}
      {passkeys.isError && <Empty title={explain(passkeys.error)} />}
      <ul className={css.rows}>
        {rows.map((row) => (
          <Row key={row.passkey_id} row={row} onRename={() => setRenaming(row)} onRemove={() => setRemoving(row)} />
        ))}
      </ul>
      <div className={css.form}>
        {!passkeysPossible() && <p className={css.dialogText}>{t('impossible')}</p>}
        {rows.length < most ? <AddPasskey /> : <p className={css.dialogText}>{t('full')}</p>}
      </div>
      <RenameDialog row={renaming} onClose={() => setRenaming(null)} />
      <ProofDialog
        open={removing !== null}
        title={t('remove.title', { name: removing?.name ?? '' })}
        text={t('remove.text')}
        button={t('remove')}
        danger
        send={async (proof) => {
          await remove.mutateAsync({ passkey_id: removing?.passkey_id ?? '', proof });
          toasts.success(t('removed'));
          return undefined;
        }}
        onClose={() => setRemoving(null)}
      />
    </Section>
  );
}

function Row({ row, onRename, onRemove }: { row: PasskeyRow; onRename: () => void; onRemove: () => void }) {
  const t = useTexts(passkeyTexts);
  return (
    <li className={css.row}>
      <span className={css.badge}>
        <KeyIcon />
      </span>
      <div className={css.rowMain}>
        <strong>
          {row.name} {row.is_synced && <span className={css.pill}>{t('synced')}</span>}
        </strong>
        <span>
          <span title={formatInstant(row.created_at)}>{t('created', { when: formatRelative(row.created_at) })}</span>
          <i />
          {row.last_used_at ? t('used', { when: formatRelative(row.last_used_at) }) : t('unused')}
          {row.domain !== window.location.hostname && <em>{t('elsewhere', { domain: row.domain })}</em>}
        </span>
      </div>
      <Button type="text" onClick={onRename} aria-label={`${t('rename')} ${row.name}`}>
        {t('rename')}
      </Button>
      <Button type="text" danger onClick={onRemove} aria-label={`${t('remove')} ${row.name}`}>
        {t('remove')}
      </Button>
    </li>
  );
}

function RenameDialog({ row, onClose }: { row: PasskeyRow | null; onClose: () => void }) {
  const t = useTexts(passkeyTexts);
  const [form] = Form.useForm<{ name: string }>();
  const rename = useRenamePasskey();
  const showProblem = useProblem();
  const save = ({ name }: { name: string }) =>
    rename.mutate(
      { passkey_id: row?.passkey_id ?? '', name },
      { onSuccess: onClose, onError: (error) => showProblem(error, form) },
    );
  const message = t('required', { label: t('name') });
  return (
    <Modal
      open={row !== null}
      width={440}
      title={t('rename')}
      okText={t('save')}
      confirmLoading={rename.isPending}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" preserve={false} onFinish={save} initialValues={{ name: row?.name }}>
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message }]}>
          <Input maxLength={100} autoFocus autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { KeyIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { meQuery } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import css from './account.module.css';
import { RecoveryCodes } from './FactorSetup';
import { explainPasskey, passkeysPossible } from './passkeys';
import { answerToConfirm, type Proof, passkeysQuery } from './passkeys.api';
import { passkeyTexts } from './passkeys.texts';
import { secondFactorQuery } from './secondFactor.api';

interface Values {
  name?: string;
  current_password?: string;
  code?: string;
}

interface Props {
  open: boolean;
  title: string;
  text?: string;
  button: string;
  danger?: boolean;
  /** Asks for a name as well. */
  named?: boolean;
  /** Recovery codes it answers stay on screen until they are kept. */
  send: (proof: Proof, name: string) => Promise<string[] | undefined>;
  onClose: () => void;
}

/** Asks who one is once more before the ways to sign in change: by password and code, or by a passkey. */
export function ProofDialog(props: Props) {
  const { open, title, text, button, danger, named, send, onClose } = props;
  const t = useTexts(passkeyTexts);
  const [form] = Form.useForm<Values>();
  const [codes, setCodes] = useState<string[]>([]);
  const [busy, setBusy] = useState<'form' | 'passkey' | null>(null);
  const showProblem = useProblem();
  const run = async (by: 'form' | 'passkey', proof: () => Promise<Proof>) => {
    setBusy(by);
    try {
      const made = await send(await proof(), form.getFieldValue('name') ?? '');
      if (made?.length) setCodes(made);
      else onClose();
    } catch (error) {
      if (error instanceof DOMException) toasts.error(explainPasskey(error));
      else showProblem(error, form);
    } finally {
      setBusy(null);
    }
  };
  const byForm = ({ current_password, code }: Values) => run('form', async () => ({ current_password, code }));
  const byPasskey = async () => {
    if (named) await form.validateFields(['name']);
    await run('passkey', answerToConfirm);
  };
  return (
    <Modal
      open={open}
      width={440}
      title={title}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        setCodes([]);
      }}
      // a stray click must not throw away what is shown only once
      mask={{ closable: codes.length === 0 }}
      footer={
        codes.length > 0 ? null : (
          <Button type="primary" danger={danger} htmlType="submit" form="proof" loading={busy === 'form'}>
            {button}
          </Button>
        )
      }
    >
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : (
        <>
          {text && <p className={css.dialogText}>{text}</p>}
          <Form id="proof" form={form} layout="vertical" onFinish={byForm} noValidate>
            {named && <NameField />}
            <PasskeyButton onClick={byPasskey} label={t('confirm')} pending={busy === 'passkey'} />
            <Factors />
          </Form>
        </>
      )}
    </Modal>
  );
}

function NameField() {
  const t = useTexts(passkeyTexts);
  const message = t('required', { label: t('name') });
  return (
    <Form.Item
      name="name"
      label={t('name')}
      initialValue={t('name.default')}
      rules={[{ required: true, whitespace: true, message }]}
    >
      <Input maxLength={100} autoComplete="off" />
    </Form.Item>
  );
}

/** Only for who has one that works here. */
function PasskeyButton(props: { label: string; pending: boolean; onClick: () => Promise<void> }) {
  const t = useTexts(passkeyTexts);
  const passkeys = useQuery(passkeysQuery);
  if (!passkeysPossible() || !passkeys.data?.items.length) return null;
  return (
    <>
      <Button
        block
        icon={<KeyIcon />}
        loading={props.pending}
        onClick={() => void props.onClick().catch(() => undefined)}
      >
        {props.label}
      </Button>
      <p className={css.or}>{t('or')}</p>
    </>
  );
}

function Factors() {
  const t = useTexts(passkeyTexts);
  const me = useQuery(meQuery); // also outside the shell, where nobody has asked yet
  const factor = useQuery(secondFactorQuery);
  const required = (label: string) => [{ required: true, message: t('required', { label }) }];
  return (
    <>
      <input type="text" autoComplete="username" value={me.data?.email ?? ''} readOnly hidden />
      <Form.Item name="current_password" label={t('password')} rules={required(t('password'))}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {factor.data?.is_on && (
        <Form.Item name="code" label={t('code')} rules={required(t('code'))}>
          <Input autoComplete="one-time-code" maxLength={40} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
      )}
    </>
  );
}

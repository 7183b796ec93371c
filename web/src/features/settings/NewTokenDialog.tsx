import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CheckIcon, CopyIcon, WarningIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { useCreateToken } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

interface Values {
  name: string;
  days: number;
}

const never = 0;

/** Makes a token and shows it this one time. */
export function NewTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(settingsTexts);
  const [form] = Form.useForm<Values>();
  const create = useCreateToken();
  const showProblem = useProblem();
  const made = create.data;
  const submit = ({ name, days }: Values) =>
    create.mutate(
      { name, expires_at: days === never ? null : new Date(Date.now() + days * 86_400_000).toISOString() },
      { onError: (error) => showProblem(error, form) },
    );
  return (
    <Modal
      open={open}
      title={made ? t('tokens.created') : t('tokens.new')}
      width={480}
      onCancel={onClose}
      afterClose={() => {
        create.reset();
        form.resetFields();
      }}
      // a stray click must not throw away what is shown only once
      mask={{ closable: !made }}
      footer={
        made ? (
          <Button type="primary" onClick={onClose}>
            {t('tokens.done')}
          </Button>
        ) : (
          <Button type="primary" htmlType="submit" form="new-token" loading={create.isPending}>
            {t('tokens.create')}
          </Button>
        )
      }
    >
      {made ? (
        <OneTime token={made.token} />
      ) : (
        <Form id="new-token" form={form} layout="vertical" onFinish={submit} initialValues={{ days: 90 }}>
          <Form.Item
            name="name"
            label={t('tokens.name')}
            rules={[{ required: true, whitespace: true, message: t('required', { label: t('tokens.name') }) }]}
          >
            <Input maxLength={100} placeholder={t('tokens.name.example')} autoFocus autoComplete="off" />
          </Form.Item>
          <Form.Item name="days" label={t('tokens.expiry')}>
            <Select
              options={[30, 90, 365, never].map((value) => ({
                value,
                label: value === never ? t('tokens.never') : t('tokens.days', { count: value }),
              }))}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}

function OneTime({ token }: { token: string }) {
  const t = useTexts(settingsTexts);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setCopied(true);
  };
  return (
    <>
      <div className={css.secret}>
        <Input
          value={token}
          readOnly
          variant="borderless"
          aria-label={t('tokens.created')}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={copied ? <CheckIcon /> : <CopyIcon />} onClick={copy} aria-label={t('tokens.copy')}>
          {copied ? t('tokens.copied') : t('tokens.copy')}
        </Button>
      </div>
      <p className={css.warning}>
        <WarningIcon /> {t('tokens.once')}
      </p>
    </>
  );
}

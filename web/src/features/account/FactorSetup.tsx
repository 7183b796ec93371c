import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CheckIcon, CopyIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import css from './account.module.css';
import { Notice } from './Notice';
import { QrCode } from './QrCode';
import { useBeginSecondFactor, useConfirmSecondFactor } from './secondFactor.api';
import { factorTexts } from './secondFactor.texts';

/** From the key, or one begun elsewhere, to the recovery codes; `onDone` when these are kept. */
export function FactorSetup(props: { made?: { secret: string; address: string }; onDone: () => void }) {
  const t = useTexts(factorTexts);
  const begin = useBeginSecondFactor();
  const confirm = useConfirmSecondFactor();
  const showProblem = useProblem();
  const made = props.made ?? begin.data;
  if (confirm.data?.recovery_codes.length === 0) {
    return (
      <>
        <Notice tone="info">{t('setUp.on')}</Notice>
        <Button onClick={props.onDone}>{t('setUp.done')}</Button>
      </>
    );
  }
  if (confirm.data) {
    return (
      <>
        <Notice tone="info">{t('setUp.on')}</Notice>
        <RecoveryCodes codes={confirm.data.recovery_codes} onDone={props.onDone} />
      </>
    );
  }
  if (!made) {
    return (
      <Button
        type="primary"
        loading={begin.isPending}
        onClick={() => begin.mutate(undefined, { onError: (error) => showProblem(error) })}
      >
        {t('setUp.begin')}
      </Button>
    );
  }
  return <KeyAndCode made={made} confirm={confirm} />;
}

function KeyAndCode(props: {
  made: { secret: string; address: string };
  confirm: ReturnType<typeof useConfirmSecondFactor>;
}) {
  const { made, confirm } = props;
  const t = useTexts(factorTexts);
  const [form] = Form.useForm<{ code: string }>();
  const showProblem = useProblem();
  const label = t('setUp.code');
  return (
    <div className={css.setUp}>
      <p>{t('setUp.scan')}</p>
      <QrCode text={made.address} label={t('setUp.qr')} />
      <a href={made.address} className={css.onDevice}>
        {t('setUp.open')}
      </a>
      <div className={css.key}>
        <span>{t('setUp.secret')}</span>
        <code data-testid="secret">{made.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <Form
        form={form}
        layout="vertical"
        noValidate
        onFinish={(values) => confirm.mutate(values, { onError: (error) => showProblem(error, form) })}
      >
        <Form.Item
          name="code"
          label={label}
          validateTrigger="onSubmit"
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('code') }) }]}
        >
          <Input
            size="large"
            maxLength={10}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            className={css.code}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={confirm.isPending}>
          {t('setUp.confirm')}
        </Button>
      </Form>
    </div>
  );
}

/** Shown this one time. */
export function RecoveryCodes(props: { codes: string[]; onDone: () => void }) {
  const { codes, onDone } = props;
  const t = useTexts(factorTexts);
  const [copied, setCopied] = useState(false);
  const text = `Guanxi CRM\n${codes.join('\n')}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={css.setUp}>
      <p>{t('codes.text')}</p>
      <ol className={css.codes} data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={css.ways}>
        <Button icon={copied ? <CheckIcon /> : <CopyIcon />} onClick={copy}>
          {copied ? t('codes.copied') : t('codes.copy')}
        </Button>
        <Button href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="guanxi-recovery-codes.txt">
          {t('codes.download')}
        </Button>
      </div>
      <Button type="primary" size="large" block onClick={onDone}>
        {t('codes.done')}
      </Button>
    </div>
  );
}

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { usePageTitle } from '@/shared/usePageTitle';
import { type Half, useFinishSignIn } from './account.api';
import css from './account.module.css';
import { Notice } from './Notice';
import { PasskeySignIn } from './PasskeySignIn';
import { explainPasskey } from './passkeys';
import { answerToSignIn } from './passkeys.api';
import { factorTexts } from './secondFactor.texts';
import { useEnter } from './useEnter';

interface Values {
  code: string;
}

/** The second step of signing in: the code of the authenticator, a recovery code, or a passkey. */
export function CodeStep(props: { half: Half; next?: string; onRestart: (expired: boolean) => void }) {
  const { half, next, onRestart } = props;
  const t = useTexts(factorTexts);
  const [form] = Form.useForm<Values>();
  const [recovery, setRecovery] = useState(!half.authenticator);
  const finish = useFinishSignIn();
  const send = ({ code }: Values) => finish.mutateAsync({ half_session: half.secret, code });
  const { problem, submit } = useEnter<Values>(form, send, {
    next,
    explain: (error) => {
      if (error instanceof ApiProblem && error.code === 'second_factor.expired') onRestart(true);
      else requestAnimationFrame(() => form.focusField('code'));
      return explain(error);
    },
  });
  const byPasskey = useEnter<void>(
    form,
    async () => finish.mutateAsync({ half_session: half.secret, passkey: await answerToSignIn(half.secret) }),
    {
      next,
      explain: (error) => {
        if (error instanceof ApiProblem && error.code === 'second_factor.expired') onRestart(true);
        return explainPasskey(error);
      },
    },
  );
  usePageTitle(t('title'));
  const label = recovery ? t('recoveryCode') : t('code');
  const swap = () => {
    setRecovery(!recovery);
    form.resetFields();
    requestAnimationFrame(() => form.focusField('code'));
  };
  return (
    <>
      <h1 className={css.title}>{t('title')}</h1>
      <p className={css.text}>{recovery ? t('code.recovery.text') : t('code.text')}</p>
      {(problem ?? byPasskey.problem) && <Notice tone="error">{problem ?? byPasskey.problem}</Notice>}
      <Form form={form} layout="vertical" onFinish={submit} noValidate>
        <Form.Item
          name="code"
          label={label}
          validateTrigger="onSubmit"
          rules={[{ required: true, whitespace: true, message: t('required', { label }) }]}
        >
          <Input
            size="large"
            autoFocus
            maxLength={40}
            autoComplete="one-time-code"
            inputMode={recovery ? 'text' : 'numeric'}
            autoCapitalize="none"
            spellCheck={false}
            className={css.code}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={finish.isPending}>
          {t('code.button')}
        </Button>
      </Form>
      {half.passkeys && <PasskeySignIn text="verify" pending={false} onClick={() => void byPasskey.submit()} />}
      <div className={css.ways}>
        {half.authenticator && (
          <Button type="link" onClick={swap}>
            {recovery ? t('code.useCode') : t('code.useRecovery')}
          </Button>
        )}
        <Button type="link" onClick={() => onRestart(false)}>
          {t('code.restart')}
        </Button>
      </div>
    </>
  );
}

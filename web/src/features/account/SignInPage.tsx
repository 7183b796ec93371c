import { Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { safeNext } from '@/shared/safeNext';
import { usePageTitle } from '@/shared/usePageTitle';
import { type Half, halfSessionOf, type SignInRequest, useSignIn, useSignInByPasskey } from './account.api';
import css from './account.module.css';
import { accountTexts } from './account.texts';
import { CodeStep } from './CodeStep';
import { EmailField, PasswordField } from './fields';
import { Notice } from './Notice';
import { PasskeySignIn } from './PasskeySignIn';
import { explainPasskey } from './passkeys';
import { factorTexts } from './secondFactor.texts';
import { useEnter } from './useEnter';

/** First the password, then the code where the account has a second factor; or a passkey, which is both. */
export function SignInPage() {
  const t = useTexts(factorTexts);
  const [params] = useSearchParams();
  const [half, setHalf] = useState<Half | null>(null);
  const [expired, setExpired] = useState(false);
  const restart = (tooLate: boolean) => {
    setHalf(null);
    setExpired(tooLate);
  };
  if (half) return <CodeStep half={half} next={safeNext(params.get('next'))} onRestart={restart} />;
  return <PasswordStep onHalf={setHalf} notice={expired ? t('code.expired') : null} />;
}

function PasswordStep({ onHalf, notice }: { onHalf: (half: Half) => void; notice: string | null }) {
  const t = useTexts(accountTexts);
  const [form] = Form.useForm<SignInRequest>();
  const [params] = useSearchParams();
  const setup = useLoaderData<Schemas['SetupState']>();
  const signIn = useSignIn();
  const [wait, lock] = useCountdown();
  const { problem, submit } = useEnter<SignInRequest>(form, signIn.mutateAsync, {
    next: safeNext(params.get('next')),
    explain: (error) => {
      if (!(error instanceof ApiProblem)) return null;
      const half = halfSessionOf(error);
      if (half) onHalf(half);
      if (error.status === 429) lock(error.retryAfter ?? 30);
      if (error.code !== 'auth.wrong') return null;
      // the password is wrong far more often than the address
      requestAnimationFrame(() => form.focusField('password'));
      return t('signIn.wrong');
    },
  });
  const passkey = useSignInByPasskey();
  const byPasskey = useEnter<void>(form, () => passkey.mutateAsync(undefined), {
    next: safeNext(params.get('next')),
    explain: explainPasskey,
  });
  usePageTitle(t('signIn.title'));

  const locked = wait > 0;
  const wasLocked = signIn.error instanceof ApiProblem && signIn.error.status === 429;
  const shown = locked ? t('signIn.locked', { seconds: wait }) : wasLocked ? null : (problem ?? byPasskey.problem);
  return (
    <>
      <h1 className={css.title}>{t('signIn.title')}</h1>
      {notice && !shown && <Notice tone="info">{notice}</Notice>}
      {params.has('expired') && !notice && !shown && <Notice tone="info">{t('signIn.expired')}</Notice>}
      {shown && <Notice tone="error">{shown}</Notice>}
      <Form form={form} layout="vertical" onFinish={submit} noValidate>
        <EmailField autoFocus />
        <PasswordField
          extra={
            <Link to="/forgot" className={css.beside}>
              {t('signIn.forgot')}
            </Link>
          }
        />
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending} disabled={locked}>
          {locked ? t('signIn.wait', { seconds: wait }) : t('signIn.button')}
        </Button>
      </Form>
      <PasskeySignIn text="signIn" pending={passkey.isPending} onClick={() => void byPasskey.submit()} />
      {setup.signup_enabled && (
        <p className={css.below}>
          {t('signIn.noAccount')} <Link to="/signup">{t('signUp.link')}</Link>
        </p>
      )}
    </>
  );
}

/** Seconds left, counting down by themselves. */
function useCountdown(): [left: number, start: (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

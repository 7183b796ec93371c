import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { usePageTitle } from '@/shared/usePageTitle';
import { useAskForPassword } from './account.api';
import css from './account.module.css';
import { accountTexts } from './account.texts';
import { EmailField } from './fields';
import { Notice } from './Notice';

export function ForgotPage() {
  const t = useTexts(accountTexts);
  const ask = useAskForPassword();
  const [sentTo, setSentTo] = useState<string | null>(null);
  usePageTitle(t('forgot.title'));
  const submit = (values: { email: string }) => ask.mutate(values, { onSuccess: () => setSentTo(values.email) });

  return (
    <>
      <h1 className={css.title}>{sentTo ? t('forgot.sent') : t('forgot.title')}</h1>
      {sentTo ? (
        <p className={css.text} role="status">
          {t('forgot.sent.text', { email: sentTo })}
        </p>
      ) : (
        <>
          <p className={css.text}>{t('forgot.text')}</p>
          {ask.error && <Notice tone="error">{explain(ask.error)}</Notice>}
          <Form layout="vertical" onFinish={submit} noValidate>
            <EmailField autoFocus />
            <Button type="primary" htmlType="submit" size="large" block loading={ask.isPending}>
              {t('forgot.button')}
            </Button>
          </Form>
        </>
      )}
      <p className={css.below}>
        <Link to="/signin">{t('back')}</Link>
      </p>
    </>
  );
}

import { Button, Form } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { usePageTitle } from '@/shared/usePageTitle';
import { halfSessionOf, useSetPassword } from './account.api';
import css from './account.module.css';
import { accountTexts } from './account.texts';
import { CodeStep } from './CodeStep';
import { PasswordField } from './fields';
import { Notice } from './Notice';
import { useEnter } from './useEnter';

/** Where the links of an invitation and of a forgotten password lead. */
export function SetPasswordPage() {
  const t = useTexts(accountTexts);
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [form] = Form.useForm<{ password: string }>();
  const setPassword = useSetPassword();
  const { problem, submit } = useEnter<{ password: string }>(form, ({ password }) =>
    setPassword.mutateAsync({ token, password }),
  );
  const expired = token === '' || (setPassword.error instanceof ApiProblem && setPassword.error.status === 410);
  const half = halfSessionOf(setPassword.error);
  const navigate = useNavigate();
  usePageTitle(t('setPassword.title'));

  if (half) return <CodeStep half={half} onRestart={() => void navigate('/signin')} />;
  if (expired) {
    return (
      <>
        <h1 className={css.title}>{t('setPassword.expired')}</h1>
        <p className={css.text}>{t('setPassword.expired.text')}</p>
        <Link to="/forgot">
          <Button type="primary" size="large" block tabIndex={-1}>
            {t('setPassword.again')}
          </Button>
        </Link>
        <p className={css.below}>
          <Link to="/signin">{t('back')}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className={css.title}>{t('setPassword.title')}</h1>
      <p className={css.text}>{t('setPassword.text')}</p>
      {problem && <Notice tone="error">{problem}</Notice>}
      <Form form={form} layout="vertical" onFinish={submit} noValidate>
        <PasswordField label={t('newPassword')} choosing autoFocus />
        <Button type="primary" htmlType="submit" size="large" block loading={setPassword.isPending}>
          {t('setPassword.button')}
        </Button>
      </Form>
    </>
  );
}

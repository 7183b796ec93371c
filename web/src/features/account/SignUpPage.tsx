import { Link, useLoaderData } from 'react-router';
import type { Schemas } from '@/api/client';
import { useTexts } from '@/shared/i18n';
import { usePageTitle } from '@/shared/usePageTitle';
import { useSignUp } from './account.api';
import css from './account.module.css';
import { accountTexts } from './account.texts';
import { Notice } from './Notice';
import { OrganizationForm } from './OrganizationForm';

export function SignUpPage() {
  const t = useTexts(accountTexts);
  const setup = useLoaderData<Schemas['SetupState']>();
  const signUp = useSignUp();
  usePageTitle(t('signUp.title'));
  return (
    <>
      <h1 className={css.title}>{t('signUp.title')}</h1>
      {setup.signup_enabled ? (
        <>
          <p className={css.text}>{t('signUp.text')}</p>
          <OrganizationForm button={t('signUp.button')} pending={signUp.isPending} send={signUp.mutateAsync} />
        </>
      ) : (
        <Notice tone="info">{t('signUp.closed')}</Notice>
      )}
      <p className={css.below}>
        {t('signUp.have')} <Link to="/signin">{t('signIn.button')}</Link>
      </p>
    </>
  );
}

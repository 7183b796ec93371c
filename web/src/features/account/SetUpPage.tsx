import { useTexts } from '@/shared/i18n';
import { usePageTitle } from '@/shared/usePageTitle';
import { useSetUp } from './account.api';
import css from './account.module.css';
import { accountTexts } from './account.texts';
import { OrganizationForm } from './OrganizationForm';

export function SetUpPage() {
  const t = useTexts(accountTexts);
  const setUp = useSetUp();
  usePageTitle(t('setUp.title'));
  return (
    <>
      <h1 className={css.title}>{t('setUp.title')}</h1>
      <p className={css.text}>{t('setUp.text')}</p>
      <OrganizationForm button={t('setUp.button')} pending={setUp.isPending} send={setUp.mutateAsync} />
    </>
  );
}

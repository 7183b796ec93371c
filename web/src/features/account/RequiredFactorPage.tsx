import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLoaderData, useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { type Me, meQuery, useSignOut } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { AddPasskey } from './AddPasskey';
import css from './account.module.css';
import { FactorSetup } from './FactorSetup';
import { passkeysPossible } from './passkeys';
import { factorTexts } from './secondFactor.texts';

/** For members of an organization that wants a second factor: nothing else opens until it is set up. */
export function RequiredFactorPage() {
  const t = useTexts(factorTexts);
  const me = useLoaderData<Me>();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const signOut = useSignOut();
  usePageTitle(t('title'));
  const goOn = async () => {
    cache.removeQueries({ queryKey: meQuery.queryKey });
    await navigate('/', { replace: true });
  };
  return (
    <>
      <h1 className={css.title}>{t('title')}</h1>
      <p className={css.text}>{t('mustSetUp.text', { organization: me.organization.name })}</p>
      <FactorSetup onDone={() => void goOn()} />
      {passkeysPossible() && <p className={css.below}>{t('setUp.or')}</p>}
      <AddPasskey onDone={() => void goOn()} />
      <div className={css.ways}>
        <Button type="link" onClick={() => void signOut()}>
          {t('setUp.leave')}
        </Button>
      </div>
    </>
  );
}

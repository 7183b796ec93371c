import { Button } from 'antd';
import { useTexts } from '@/shared/i18n';
import { KeyIcon } from '@/shared/icons';
import css from './account.module.css';
import { passkeysPossible } from './passkeys';
import { passkeyTexts } from './passkeys.texts';

/** Offers a passkey below a form of these pages; nothing where the address can have none. */
export function PasskeySignIn(props: { text: 'signIn' | 'verify'; pending: boolean; onClick: () => void }) {
  const t = useTexts(passkeyTexts);
  if (!passkeysPossible()) return null;
  return (
    <>
      <p className={css.or}>{t('or')}</p>
      <Button size="large" block icon={<KeyIcon />} loading={props.pending} onClick={props.onClick}>
        {t(props.text)}
      </Button>
    </>
  );
}

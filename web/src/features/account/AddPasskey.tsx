import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { KeyIcon } from '@/shared/icons';
import { toasts } from '@/shared/toasts';
import { ProofDialog } from './ProofDialog';
import { passkeysPossible } from './passkeys';
import { useAddPasskey } from './passkeys.api';
import { passkeyTexts } from './passkeys.texts';

/** The button that adds a passkey, where this address can have any; `onDone` when it is there and recovery codes are kept. */
export function AddPasskey({ onDone }: { onDone?: () => void }) {
  const t = useTexts(passkeyTexts);
  const [open, setOpen] = useState(false);
  const add = useAddPasskey();
  if (!passkeysPossible()) return null;
  const close = () => {
    setOpen(false);
    if (add.isSuccess) onDone?.();
    add.reset();
  };
  return (
    <>
      <Button icon={<KeyIcon />} onClick={() => setOpen(true)}>
        {t('add')}
      </Button>
      <ProofDialog
        open={open}
        named
        title={add.data?.recovery_codes.length ? t('added.codes') : t('add')}
        text={t('add.text')}
        button={t('add')}
        send={async (proof, name) => {
          const made = await add.mutateAsync({ name, proof });
          toasts.success(t('added'));
          if (made.recovery_codes.length === 0) onDone?.();
          return made.recovery_codes;
        }}
        onClose={close}
      />
    </>
  );
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import { ownershipTexts } from './ownership.texts';

const TransferDialog = lazy(async () => ({ default: (await import('./TransferDialog')).TransferDialog }));
const ReleaseDialog = lazy(async () => ({ default: (await import('./ReleaseDialog')).ReleaseDialog }));

interface OwnerActions {
  items: { key: string; label: string; onClick: () => void }[];
  dialog: ReactNode;
}

/** What can be done about the owner of a customer: lines of a menu, and the dialog that is open. */
export function useOwnerActions(id: string, name: string, isOwned: boolean, onGone: () => void): OwnerActions {
  const t = useTexts(ownershipTexts);
  const can = useCan();
  const [open, setOpen] = useState<'transfer' | 'release' | null>(null);
  const close = () => setOpen(null);
  if (!isOwned || !can('customers.edit')) return { items: [], dialog: null };
  return {
    items: [
      { key: 'transfer', label: `${t('transfer')}…`, onClick: () => setOpen('transfer') },
      { key: 'release', label: `${t('release')}…`, onClick: () => setOpen('release') },
    ],
    dialog: (
      <Suspense fallback={null}>
        {open === 'transfer' && <TransferDialog id={id} name={name} onClose={close} onGone={onGone} />}
        {open === 'release' && <ReleaseDialog id={id} name={name} onClose={close} />}
      </Suspense>
    ),
  };
}

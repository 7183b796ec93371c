import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useCan } from '@/shared/session';
import type { SharedKind } from './sharing.api';
import { sharingTexts } from './sharing.texts';

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog')).ShareDialog }));

interface ShareAction {
  items: { key: string; label: string; onClick: () => void }[];
  dialog: ReactNode;
}

/** Sharing a record, as a line of its menu, and the dialog once it is open. */
export function useShareAction(kind: SharedKind, id: string, name: string): ShareAction {
  const t = useTexts(sharingTexts);
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can(`${kind}.edit`)) return { items: [], dialog: null };
  return {
    items: [{ key: 'share', label: `${t('share')}…`, onClick: () => setOpen(true) }],
    dialog: open && (
      <Suspense fallback={null}>
        <ShareDialog kind={kind} id={id} name={name} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}

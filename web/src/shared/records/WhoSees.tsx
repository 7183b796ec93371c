import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n';
import { EyeIcon } from '../icons';
import { useCan } from '../session';
import type { RecordPlace } from '../sight';
import css from './records.module.css';
import { recordTexts } from './records.texts';

const WhoSeesDialog = lazy(async () => ({ default: (await import('./WhoSeesDialog')).WhoSeesDialog }));

/** For who answers for rights: whether somebody sees this record, and why. */
export function WhoSees({ place }: { place: RecordPlace }) {
  const t = useTexts(recordTexts);
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('rights.view')) return null;
  return (
    <>
      <button
        type="button"
        className={css.tool}
        aria-label={t('whoSees')}
        title={t('whoSees')}
        onClick={() => setOpen(true)}
      >
        <EyeIcon />
      </button>
      {open && (
        <Suspense fallback={null}>
          <WhoSeesDialog place={place} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

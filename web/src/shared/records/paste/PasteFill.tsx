import type { FormInstance } from 'antd';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CopyIcon } from '@/shared/icons';
import type { PastedKey } from './paste.api';
import css from './paste.module.css';
import { pasteTexts } from './paste.texts';

const PasteBox = lazy(async () => ({ default: (await import('./PasteBox')).PasteBox }));

export interface PasteFillProps {
  form: FormInstance;
  /** Where each thing found goes; the first of several found for one field is chosen. */
  into: [PastedKey, string][];
  /** Shows the fields that were filled in. */
  onFilled?: () => void;
}

/** Fills a form from a pasted signature or chat. */
export function PasteFill(props: PasteFillProps) {
  const t = useTexts(pasteTexts);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button className={css.open} icon={<CopyIcon />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
    );
  return (
    <Suspense fallback={null}>
      <PasteBox {...props} onClose={() => setOpen(false)} />
    </Suspense>
  );
}

import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { EditIcon } from '@/shared/icons';
import type { RowSelection } from '@/shared/lists/useRowSelection';
import { useCan } from '@/shared/session';
import type { View } from './views.api';
import { viewTexts } from './views.texts';

const BulkEditDialog = lazy(async () => ({ default: (await import('./BulkEditDialog')).BulkEditDialog }));

interface BulkEditProps {
  kind: View['kind'];
  selection: RowSelection;
  params: object;
  total: number;
}

/** Writes one field of all records chosen. */
export function BulkEditButton({ kind, selection, params, total }: BulkEditProps) {
  const t = useTexts(viewTexts);
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can(`${kind}.edit`)) return null;
  const { sort: _sort, ...conditions } = params as Record<string, string>;
  return (
    <>
      <Button type="text" icon={<EditIcon />} onClick={() => setOpen(true)}>
        {t('bulkEdit')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <BulkEditDialog
            kind={kind}
            which={selection.everything ? { conditions } : { ids: [...selection.ids] }}
            count={selection.everything ? total : selection.ids.size}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              selection.clear();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

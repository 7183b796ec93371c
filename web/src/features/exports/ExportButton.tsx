import { Button, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { ExportIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import type { ExportKind } from './exports.api';
import { exportMenuTexts } from './exportsMenu.texts';

const ExportPanel = lazy(async () => ({ default: (await import('./ExportPanel')).ExportPanel }));

export interface ExportProps {
  kind: ExportKind;
  /** The conditions of the list as it is shown. */
  params: object;
  total: number;
  totalIsExact: boolean;
  /** The columns on screen; none offers no choice. */
  columns?: string[];
}

/** Saves the list as it is filtered now as a file, or asks for it where it is too much for one person alone. */
export function ExportButton(props: ExportProps) {
  const t = useTexts(exportMenuTexts);
  const [open, setOpen] = useState(false);
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      padding={12}
      title={t('exportTitle')}
      content={
        <Suspense fallback={<Spin />}>
          <ExportPanel {...props} onDone={() => setOpen(false)} />
        </Suspense>
      }
    >
      <Button
        icon={<ExportIcon />}
        aria-label={t('export')}
        title={t('export')}
        disabled={props.total === 0}
        type="text"
      />
    </Pop>
  );
}

import { Button, Radio } from 'antd';
import { useState } from 'react';
import { formatTotal } from '../format';
import { useLocale, useTexts } from '../i18n';
import { ExportIcon } from '../icons';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { Pop } from './Pop';

interface ExportButtonProps {
  total: number;
  totalIsExact: boolean;
  /** The columns on screen; none offers no choice. */
  columns?: string[];
  address: (format: string, columns: string[], lang: string) => string;
}

const formats = ['xlsx', 'csv', 'json'];

/** Saves the list as it is filtered now as a file. */
export function ExportButton({ total, totalIsExact, columns, address }: ExportButtonProps) {
  const t = useTexts(listTexts);
  const lang = useLocale();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState('xlsx');
  const [all, setAll] = useState(false);
  const chosen = all || !columns ? [] : columns;
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      padding={12}
      title={t('exportTitle')}
      content={
        <div className={styles.export}>
          <p className={styles.exportCount}>{t('exportCount', { total: formatTotal(total, totalIsExact) })}</p>
          <Radio.Group
            aria-label={t('format')}
            value={format}
            onChange={(event) => setFormat(event.target.value as string)}
            options={formats.map((value) => ({ value, label: value.toUpperCase() }))}
          />
          {columns && (
            <Radio.Group
              aria-label={t('content')}
              value={all}
              onChange={(event) => setAll(event.target.value as boolean)}
              options={[
                { value: false, label: t('exportShown') },
                { value: true, label: t('exportAll') },
              ]}
            />
          )}
          <Button type="primary" block href={address(format, chosen, lang)} download onClick={() => setOpen(false)}>
            {t('download')}
          </Button>
        </div>
      }
    >
      <Button icon={<ExportIcon />} aria-label={t('export')} title={t('export')} disabled={total === 0} type="text" />
    </Pop>
  );
}

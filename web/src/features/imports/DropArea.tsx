import { type DragEvent, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { FileIcon } from '@/shared/icons';
import css from './imports.module.css';
import { importTexts } from './imports.texts';

/** Takes one file by drop, click or keyboard. */
export function DropArea({ onFile }: { onFile: (file: File) => void }) {
  const t = useTexts(importTexts);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <button
      type="button"
      className={css.drop}
      data-over={over || undefined}
      onClick={() => input.current?.click()}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={css.dropIcon} aria-hidden>
        <FileIcon />
      </span>
      <strong>{over ? t('dropHere') : t('drop')}</strong>
      <span>{t('dropHint')}</span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('drop')}
        accept=".csv,.tsv,.txt,.xlsx,.xls,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </button>
  );
}

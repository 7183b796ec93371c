import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, FileIcon, PlusIcon } from '@/shared/icons';
import { useCan } from '@/shared/session';
import { DocumentRow } from './DocumentRow';
import { type Document, type DocumentPlace, documentsOf } from './documents.api';
import css from './documents.module.css';
import { documentTexts } from './documents.texts';
import { type Sending, useUploads } from './useUploads';

const PreviewDialog = lazy(async () => ({ default: (await import('./PreviewDialog')).PreviewDialog }));

export interface Shown {
  document: Document;
  number: number;
}

/** The documents of a record: drop files on it, open, replace by a newer version, rename, delete. */
export function DocumentsCard({ place }: { place: DocumentPlace }) {
  const t = useTexts(documentTexts);
  const can = useCan();
  const editable = can('documents.edit') && can(`${place.kind}.edit`);
  const list = useQuery({ ...documentsOf(place), enabled: can('documents.view') });
  const { sending, send, stop } = useUploads(place);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const input = useRef<HTMLInputElement>(null);
  if (!can('documents.view')) return null;
  const items = list.data ?? [];
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    for (const file of event.dataTransfer.files) void send(file);
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      className={css.card}
      aria-label={t('title')}
      data-over={over || undefined}
      data-drop={t('dropHere')}
      {...(editable && { onDragOver, onDragLeave: () => setOver(false), onDrop: drop })}
    >
      <header className={css.head}>
        <h3 className={css.title}>
          {t('title')} <span className={css.dim}>{items.length || ''}</span>
        </h3>
        {editable && (
          <Button type="text" size="small" icon={<PlusIcon />} onClick={() => input.current?.click()}>
            {t('upload')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={t('upload')}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            for (const file of files) void send(file);
          }}
        />
      </header>
      {list.isError && (
        <p className={css.dim}>
          {t('failed')}{' '}
          <Button size="small" onClick={() => void list.refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {list.isSuccess && items.length === 0 && sending.length === 0 && (
        <p className={css.dim}>
          {t('empty')} {editable && t('dropHint')}
        </p>
      )}
      <ul className={css.list}>
        {sending.map((one) => (
          <SendingRow key={one.key} one={one} onStop={() => stop(one.key)} />
        ))}
        {items.map((document) => (
          <DocumentRow
            key={document.document_id}
            document={document}
            editable={editable}
            onShow={(number) => setShown({ document, number })}
            onVersion={(file) => void send(file, document.document_id)}
          />
        ))}
      </ul>
      {shown && (
        <Suspense fallback={null}>
          <PreviewDialog shown={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </section>
  );
}

function SendingRow({ one, onStop }: { one: Sending; onStop: () => void }) {
  const t = useTexts(documentTexts);
  const part = Math.round(one.part * 100);
  return (
    <li className={css.row} data-wrong={one.wrong !== null || undefined}>
      <span className={css.icon} aria-hidden>
        <FileIcon />
      </span>
      <span className={css.main}>
        <span className={css.name}>{one.name}</span>
        {one.wrong ? (
          <span className={css.wrong} role="alert">
            {one.wrong}
          </span>
        ) : (
          <span className={css.bar}>
            <span
              role="progressbar"
              aria-label={t('sending', { name: one.name })}
              aria-valuenow={part}
              aria-valuemin={0}
              aria-valuemax={100}
              style={{ width: `${Math.max(4, part)}%` }}
            />
          </span>
        )}
      </span>
      <Button
        type="text"
        size="small"
        icon={<CloseIcon />}
        aria-label={t('stop', { name: one.name })}
        onClick={onStop}
      />
    </li>
  );
}

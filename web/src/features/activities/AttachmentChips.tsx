import { formatBytes } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, FileIcon } from '@/shared/icons';
import { type Attachment, attachmentAddress } from './activities.api';
import css from './activities.module.css';
import { activityTexts } from './activities.texts';
import type { Upload } from './useAttachments';

/** Files being added: how far each is, and a way to take it out again. */
export function UploadChips({ uploads, onRemove }: { uploads: Upload[]; onRemove: (key: number) => void }) {
  const t = useTexts(activityTexts);
  if (uploads.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('attachments')}>
      {uploads.map((upload) => {
        const waiting = upload.fileId === null && upload.wrong === null;
        return (
          <li key={upload.key} className={css.file} data-wrong={upload.wrong !== null || undefined}>
            <FileIcon />
            <span className={css.fileName} title={upload.wrong ?? upload.name}>
              {upload.name}
            </span>
            <span className={css.fileSize}>
              {upload.wrong ?? (waiting ? `${Math.round(upload.part * 100)}%` : formatBytes(upload.size))}
            </span>
            <button
              type="button"
              aria-label={t('removeFile', { name: upload.name })}
              onClick={() => onRemove(upload.key)}
            >
              <CloseIcon />
            </button>
            {waiting && (
              <span
                className={css.fileBar}
                role="progressbar"
                aria-label={upload.name}
                aria-valuenow={Math.round(upload.part * 100)}
                aria-valuemin={0}
                aria-valuemax={100}
                style={{ width: `${Math.max(4, upload.part * 100)}%` }}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The files of something logged, each a link. */
export function FileLinks({ files }: { files: Attachment[] }) {
  const t = useTexts(activityTexts);
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('attachments')}>
      {files.map((file) => (
        <li key={file.file_id}>
          <a className={css.file} href={attachmentAddress(file.file_id)} download={file.name}>
            <FileIcon />
            <span className={css.fileName} title={file.name}>
              {file.name}
            </span>
            <span className={css.fileSize}>{formatBytes(file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

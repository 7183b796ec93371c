import { Button, Dropdown, Input } from 'antd';
import { useRef, useState } from 'react';
import { formatBytes } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { ArrowDownIcon, EyeIcon, FileIcon, MoreIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { TimeText } from '@/shared/records/TimeText';
import { useRemoval } from '@/shared/records/useRemoval';
import {
  type Document,
  type DocumentVersion,
  downloadAddress,
  useDeleteDocument,
  useRenameDocument,
} from './documents.api';
import css from './documents.module.css';
import { documentTexts } from './documents.texts';

interface DocumentRowProps {
  document: Document;
  editable: boolean;
  onShow: (number: number) => void;
  onVersion: (file: File) => void;
}

export function DocumentRow({ document, editable, onShow, onVersion }: DocumentRowProps) {
  const t = useTexts(documentTexts);
  const [renaming, setRenaming] = useState(false);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const latest = document.versions[0];
  const { mutateAsync } = useDeleteDocument();
  const removal = useRemoval();
  const remove = () =>
    removal({
      kind: 'documents',
      id: document.document_id,
      said: t('removed', { name: document.name }),
      remove: () => mutateAsync(document),
    });
  if (!latest) return null;
  const download = { key: 'download', label: <Saving document={document} version={latest} text={t('download')} /> };
  const edits = [
    { key: 'version', label: t('newVersion'), onClick: () => input.current?.click() },
    { key: 'rename', label: t('rename'), onClick: () => setRenaming(true) },
    { key: 'remove', danger: true, label: t('remove'), onClick: remove },
  ];
  const versions = { key: 'versions', label: t('versions'), onClick: () => setOpen(!open) };
  return (
    <li className={css.item}>
      <div className={css.row}>
        <span className={css.icon} data-look={latest.look} aria-hidden>
          <FileIcon />
        </span>
        <span className={css.main}>
          {renaming ? (
            <Renaming document={document} onDone={() => setRenaming(false)} />
          ) : (
            <Opening document={document} version={latest} onShow={onShow} />
          )}
          <span className={css.meta}>
            {document.latest > 1 && (
              <button type="button" className={css.version} aria-expanded={open} onClick={() => setOpen(!open)}>
                V{document.latest}
              </button>
            )}
            <Facts version={latest} />
          </span>
        </span>
        <Dropdown
          trigger={['click']}
          menu={{ items: [download, ...(document.latest > 1 ? [versions] : []), ...(editable ? edits : [])] }}
        >
          <Button
            type="text"
            size="small"
            icon={<MoreIcon />}
            aria-label={t('more', { name: document.name })}
            title={t('more', { name: document.name })}
          />
        </Dropdown>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('newVersion')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) onVersion(file);
          }}
        />
      </div>
      {open && (
        <ul className={css.versions} aria-label={t('versions')}>
          {document.versions.map((version) => (
            <VersionLine key={version.number} document={document} version={version} onShow={onShow} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Opening({ document, version, onShow }: Pick<DocumentRowProps, 'document' | 'onShow'> & OneVersion) {
  const t = useTexts(documentTexts);
  return version.look === 'other' ? (
    <Saving document={document} version={version} text={document.name} className={css.name} />
  ) : (
    <button
      type="button"
      className={css.name}
      title={document.name}
      aria-label={t('open', { name: document.name })}
      onClick={() => onShow(version.number)}
    >
      {document.name}
    </button>
  );
}

interface OneVersion {
  version: DocumentVersion;
}

function Saving({
  document,
  version,
  text,
  className,
}: OneVersion & { document: Document; text: string; className?: string }) {
  return (
    <a
      href={downloadAddress(document.document_id, version.number)}
      download={version.file_name}
      className={className}
      title={className ? document.name : undefined}
    >
      {text}
    </a>
  );
}

function Facts({ version }: OneVersion) {
  const locale = useLocale();
  return (
    <>
      <span className="gx-num">{formatBytes(version.size, locale)}</span>
      {version.by_name && <span className={css.by}>{version.by_name}</span>}
      <TimeText at={version.at} />
    </>
  );
}

function VersionLine({
  document,
  version,
  onShow,
}: OneVersion & { document: Document; onShow: (number: number) => void }) {
  const t = useTexts(documentTexts);
  return (
    <li className={css.versionLine}>
      <b>V{version.number}</b>
      <span className={css.meta}>
        <Facts version={version} />
      </span>
      {version.look !== 'other' && (
        <Button
          type="text"
          size="small"
          icon={<EyeIcon />}
          aria-label={t('openVersion', { number: version.number })}
          title={t('openVersion', { number: version.number })}
          onClick={() => onShow(version.number)}
        />
      )}
      <Button
        type="text"
        size="small"
        icon={<ArrowDownIcon />}
        href={downloadAddress(document.document_id, version.number)}
        aria-label={t('downloadVersion', { number: version.number })}
        title={t('downloadVersion', { number: version.number })}
      />
    </li>
  );
}

function Renaming({ document, onDone }: { document: Document; onDone: () => void }) {
  const t = useTexts(documentTexts);
  const problem = useProblem();
  const rename = useRenameDocument();
  const [name, setName] = useState(document.name);
  const save = () => {
    const given = name.trim();
    if (given && given !== document.name) rename.mutate({ document, name: given }, { onError: (e) => problem(e) });
    onDone();
  };
  return (
    <Input
      autoFocus
      size="small"
      value={name}
      maxLength={200}
      aria-label={t('name')}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onPressEnter={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useTexts } from '@/shared/i18n';
import { ArrowDownIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { usePhone } from '@/shared/useMediaQuery';
import type { Shown } from './DocumentsCard';
import { downloadAddress, previewAddress, textOf } from './documents.api';
import css from './documents.module.css';
import { documentTexts } from './documents.texts';

/** A picture, a PDF or a text, without leaving the record. */
export function PreviewDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const t = useTexts(documentTexts);
  const phone = usePhone();
  const { document, number } = shown;
  const version = document.versions.find((one) => one.number === number);
  if (!version) return null;
  const address = previewAddress(document.document_id, number);
  return (
    <Modal
      open
      centered
      width={phone ? '100%' : 960}
      title={
        <span className={css.previewTitle}>
          {document.name} {document.latest > 1 && <small>V{number}</small>}
        </span>
      }
      onCancel={onClose}
      footer={
        <>
          {version.look === 'pdf' && <span className={css.previewHint}>{t('pdfHint')}</span>}
          <Button
            icon={<ArrowDownIcon />}
            href={downloadAddress(document.document_id, number)}
            aria-label={t('downloadVersion', { number })}
          >
            {t('download')}
          </Button>
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <div className={css.preview} data-look={version.look}>
        {version.look === 'image' && <img src={address} alt={document.name} />}
        {version.look === 'pdf' && <iframe src={address} title={document.name} />}
        {version.look === 'text' && <TextPreview id={document.document_id} number={number} />}
        {version.look === 'other' && <p>{t('noLook')}</p>}
      </div>
    </Modal>
  );
}

function TextPreview({ id, number }: { id: string; number: number }) {
  const text = useQuery(textOf(id, number));
  if (text.isPending) return <Skeleton active />;
  if (text.isError) return <p role="alert">{explain(text.error)}</p>;
  return <pre>{text.data}</pre>;
}

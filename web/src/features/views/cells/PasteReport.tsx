import { Button, Modal } from 'antd';
import { useTexts } from '@/shared/i18n';
import type { Report } from './cellEdits';
import css from './cells.module.css';
import { cellTexts } from './cells.texts';

/** The rows a paste did not change, each with its reason. */
export function PasteReport({ report, onClose }: { report: Report; onClose: () => void }) {
  const t = useTexts(cellTexts);
  const { refused, written, notes } = report;
  return (
    <Modal
      open
      title={t('refusedTitle', { count: refused.length })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      {written > 0 && <p>{t('refusedRest', { count: written })}</p>}
      <ul className={css.refused}>
        {refused.map(({ id, name, reason }) => (
          <li key={id}>
            <b>{name}</b>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
    </Modal>
  );
}

import { lazy, Suspense } from 'react';
import { useTexts } from '@/shared/i18n';
import { HistoryIcon } from '@/shared/icons';
import type { RecordPlace } from '@/shared/sight';
import css from '../records.module.css';
import { historyTexts } from './history.texts';

const HistoryDrawer = lazy(async () => ({ default: (await import('./HistoryDrawer')).HistoryDrawer }));

/** What is open: all of it, or one field's. */
export type OpenHistory = { field?: string } | null;

interface HistoryButtonProps {
  place: RecordPlace;
  open: OpenHistory;
  onChange: (open: OpenHistory) => void;
}

/** The way to a record's history, beside its fields. */
export function HistoryButton({ place, open, onChange }: HistoryButtonProps) {
  const t = useTexts(historyTexts);
  return (
    <>
      <button
        type="button"
        className={css.tool}
        aria-label={t('title')}
        title={t('title')}
        onClick={() => onChange({})}
      >
        <HistoryIcon />
      </button>
      {open && (
        <Suspense fallback={null}>
          <HistoryDrawer place={place} field={open.field} onClose={() => onChange(null)} />
        </Suspense>
      )}
    </>
  );
}

/** Who changed one field. */
export function FieldHistoryButton({ label, onClick }: { label: string; onClick: () => void }) {
  const t = useTexts(historyTexts);
  return (
    <button
      type="button"
      className={css.tool}
      aria-label={t('ofField', { label })}
      title={t('ofField', { label })}
      onClick={onClick}
    >
      <HistoryIcon />
    </button>
  );
}

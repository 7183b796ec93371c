import { useTexts } from '@/shared/i18n';
import css from './cells.module.css';
import { cellTexts } from './cells.texts';

/** How far a paste has got. */
export function Progress({ done, total }: { done: number; total: number }) {
  const t = useTexts(cellTexts);
  return (
    <div className={css.progress} role="status">
      <progress value={done} max={total} aria-label={t('writing', { done, total })} />
      {t('writing', { done, total })}
    </div>
  );
}

import { useTexts } from '@/shared/i18n';
import { Mark } from '@/shared/icons';
import { appTexts } from '../app.texts';
import css from './pages.module.css';

/** Shown for the moment between the page and its first data. */
export function Starting() {
  const t = useTexts(appTexts);
  return (
    <div className={css.starting} role="status" aria-label={t('loading')}>
      <Mark size={40} />
    </div>
  );
}

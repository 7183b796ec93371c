import { useSyncExternalStore } from 'react';
import { useTexts } from '@/shared/i18n';
import { OfflineIcon } from '@/shared/icons';
import { appTexts } from '../app.texts';
import css from './shell.module.css';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function OfflineNotice() {
  const t = useTexts(appTexts);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return (
    <div className={css.notice} role="status">
      <OfflineIcon />
      {t('offline')}
    </div>
  );
}

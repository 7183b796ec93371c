import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n';
import { SearchIcon, WarningIcon } from '../icons';
import { explain } from '../problems';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

interface NoticeProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** What stands in a list's place when there is nothing to show: why, and what to do about it. */
export function ListNotice({ icon, title, text, children }: NoticeProps) {
  return (
    <div className={styles.notice} role="status">
      {icon && (
        <span className={styles.noticeIcon} aria-hidden>
          {icon}
        </span>
      )}
      <h2 className={styles.noticeTitle}>{title}</h2>
      {text && <p className={styles.noticeText}>{text}</p>}
      {children && <div className={styles.noticeActions}>{children}</div>}
    </div>
  );
}

export function NothingFound({ onReset }: { onReset: () => void }) {
  const t = useTexts(listTexts);
  return (
    <ListNotice icon={<SearchIcon />} title={t('nothingFound')} text={t('nothingFoundHint')}>
      <Button onClick={onReset}>{t('clearAll')}</Button>
    </ListNotice>
  );
}

export function ListFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts(listTexts);
  return (
    <ListNotice icon={<WarningIcon />} title={t('failed')} text={explain(error)}>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </ListNotice>
  );
}

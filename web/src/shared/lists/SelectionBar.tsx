import type { ReactNode } from 'react';
import { formatTotal } from '../format';
import { say, useTexts } from '../i18n';
import { CloseIcon } from '../icons';
import { useShortcut } from '../shortcuts';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import type { RowSelection } from './useRowSelection';

interface SelectionBarProps {
  selection: RowSelection;
  loaded: number;
  total: number;
  totalIsExact: boolean;
  children: ReactNode;
}

/** What can be done with the rows chosen. */
export function SelectionBar({ selection, loaded, total, totalIsExact, children }: SelectionBarProps) {
  const t = useTexts(listTexts);
  const count = selection.everything ? total : selection.ids.size;
  useShortcut('esc', () => say(listTexts, 'unselect'), selection.clear, { group: 'list', enabled: count > 0 });
  if (count === 0 && !selection.choosing) return null;
  return (
    <div className={styles.selection} role="toolbar" aria-label={t('selected', { count })}>
      <strong aria-live="polite">
        {selection.everything ? t('selectedOf', { total: formatTotal(total, totalIsExact) }) : t('selected', { count })}
      </strong>
      {selection.choosing && selection.ids.size < loaded && (
        <button type="button" className={styles.quiet} onClick={selection.toggleAll}>
          {t('selectAll')}
        </button>
      )}
      {!selection.everything && loaded > 0 && selection.ids.size === loaded && total > loaded && (
        <button type="button" className={styles.quiet} onClick={selection.chooseEverything}>
          {t('selectAllMatching', { total: formatTotal(total, totalIsExact) })}
        </button>
      )}
      {count > 0 && children}
      <button type="button" className={styles.iconButton} aria-label={t('unselect')} onClick={selection.clear}>
        <CloseIcon />
      </button>
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { say, useTexts } from '../i18n';
import { ChevronLeftIcon, ChevronRightIcon, CloseIcon, ExpandIcon } from '../icons';
import { KeyTooltip } from '../Keys';
import { useShortcut } from '../shortcuts';
import css from './records.module.css';
import { recordTexts } from './records.texts';

/** Where a record stands in the list it was opened from. */
export interface Neighbours {
  at: number;
  total: string;
  previous: (() => void) | null;
  next: (() => void) | null;
}

interface SidePanelProps {
  label: string;
  neighbours: Neighbours | null;
  onClose: () => void;
  /** The full page, where there is one. */
  onExpand?: () => void;
  children: ReactNode;
}

/** A record beside its list: the list stays in place and usable. On phones it fills the screen. */
export function SidePanel({ label, neighbours, onClose, onExpand, children }: SidePanelProps) {
  const t = useTexts(recordTexts);
  const panel = useRef<HTMLElement>(null);
  useShortcut('esc', () => say(recordTexts, 'closePanel'), onClose, { group: 'record' });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <aside ref={panel} className={css.panel} aria-label={label} tabIndex={-1}>
      <div className={css.panelBar}>
        <NeighbourButtons neighbours={neighbours} />
        <span className={css.grow} />
        {onExpand && (
          <KeyTooltip title={t('fullPage')}>
            <button type="button" className={css.barButton} aria-label={t('fullPage')} onClick={onExpand}>
              <ExpandIcon />
            </button>
          </KeyTooltip>
        )}
        <KeyTooltip title={t('closePanel')} keys="esc">
          <button type="button" className={css.barButton} aria-label={t('closePanel')} onClick={onClose}>
            <CloseIcon />
          </button>
        </KeyTooltip>
      </div>
      <div className={css.panelBody}>{children}</div>
    </aside>
  );
}

/** "12 of 340", with the way to the one before and after; `[` and `]` by keyboard. */
export function NeighbourButtons({ neighbours }: { neighbours: Neighbours | null }) {
  const t = useTexts(recordTexts);
  useShortcut(
    '[',
    () => say(recordTexts, 'previous'),
    () => neighbours?.previous?.(),
    {
      group: 'record',
      enabled: neighbours !== null,
    },
  );
  useShortcut(
    ']',
    () => say(recordTexts, 'next'),
    () => neighbours?.next?.(),
    {
      group: 'record',
      enabled: neighbours !== null,
    },
  );
  if (!neighbours) return null;
  return (
    <span className={css.neighbours}>
      <KeyTooltip title={t('previous')} keys="[">
        <button
          type="button"
          className={css.barButton}
          aria-label={t('previous')}
          disabled={!neighbours.previous}
          onClick={() => neighbours.previous?.()}
        >
          <ChevronLeftIcon />
        </button>
      </KeyTooltip>
      <span className={css.position}>{t('position', { at: neighbours.at, total: neighbours.total })}</span>
      <KeyTooltip title={t('next')} keys="]">
        <button
          type="button"
          className={css.barButton}
          aria-label={t('next')}
          disabled={!neighbours.next}
          onClick={() => neighbours.next?.()}
        >
          <ChevronRightIcon />
        </button>
      </KeyTooltip>
    </span>
  );
}

import type { ReactNode } from 'react';
import { InfoIcon, WarningIcon } from '@/shared/icons';
import css from './account.module.css';

/** A sentence above the form: what is wrong, or what to know. */
export function Notice({ tone, children }: { tone: 'error' | 'info'; children: ReactNode }) {
  return (
    <div className={css.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      {tone === 'error' ? <WarningIcon /> : <InfoIcon />}
      <span>{children}</span>
    </div>
  );
}

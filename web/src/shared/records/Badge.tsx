import type { ReactNode } from 'react';
import css from './records.module.css';

export type Tone = 'plain' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

/** A small word with a dot of colour; the word says it, the colour only helps. */
export function Badge({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={css.badge} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

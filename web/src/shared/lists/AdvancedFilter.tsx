import { useEffect, useId, useRef, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '../i18n';
import { CloseIcon } from '../icons';
import { positionInOwn } from './filters';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

export interface AdvancedFilterProps {
  value: string;
  /** What was sent, which may hold more than the user's own text. */
  sent: string | undefined;
  error: unknown;
  onApply: (value: string | undefined) => void;
  onClose: () => void;
}

/** The filter language by hand; what cannot be read is marked where the reading stopped. */
export function AdvancedFilter({ value, sent, error, onApply, onClose }: AdvancedFilterProps) {
  const t = useTexts(listTexts);
  const id = useId();
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  const problem = error instanceof ApiProblem && error.code.startsWith('filter.') ? error : null;
  const position = problem?.body.position;
  const at = position === undefined ? null : positionInOwn(position, sent, value);
  const stale = text !== value;

  useEffect(() => {
    if (at === null) return;
    input.current?.focus();
    input.current?.setSelectionRange(at, Math.min(at + 1, value.length));
  }, [at, value]);

  return (
    <form
      className={styles.advanced}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(text.trim() || undefined);
      }}
    >
      <div className={styles.advancedRow} data-wrong={(problem && !stale) || undefined}>
        <input
          ref={input}
          className={styles.advancedInput}
          // biome-ignore lint/a11y/noAutofocus: opened to type here
          autoFocus={!value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-label={t('advanced')}
          aria-invalid={problem !== null && !stale}
          aria-describedby={problem && !stale ? `${id}-error` : undefined}
          placeholder={t('advancedHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={styles.applyFilter} disabled={!stale}>
          {t('apply')}
        </button>
        <button type="button" className={styles.iconButton} aria-label={t('clear')} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      {problem && !stale && (
        <div id={`${id}-error`} role="alert" className={styles.advancedError}>
          {at !== null && (
            <code className={styles.marked}>
              {value.slice(0, at)}
              <mark>{value.slice(at, at + 1) || ' '}</mark>
              {value.slice(at + 1)}
            </code>
          )}
          <span>
            {problem.message}
            {at !== null && ` · ${t('filterError', { position: at + 1 })}`}
          </span>
        </div>
      )}
    </form>
  );
}

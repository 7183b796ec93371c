import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../i18n';
import { CheckIcon } from '../icons';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

export interface Option {
  value: string;
  label: string;
  /** Drawn before the label: a badge, an avatar. */
  mark?: ReactNode;
}

interface OptionListProps {
  label: string;
  options: Option[];
  chosen: readonly string[];
  /** Several may be chosen; one choice does not close the list. */
  several?: boolean;
  onChange: (chosen: string[]) => void;
  /** The server searches; otherwise the options here are searched. */
  onSearch?: (text: string) => void;
  /** What is typed may be used as it is. */
  free?: boolean;
  loading?: boolean;
}

/** A short list to choose from with a search field on top, all by keyboard. */
export function OptionList(props: OptionListProps) {
  const { options, chosen, several, onChange, onSearch, free } = props;
  const t = useTexts(listTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const typed = text.trim();
  const shown = onSearch || !typed ? options : options.filter((one) => matches(one, typed));
  const all: Option[] =
    free && typed && !shown.some((one) => one.value === typed)
      ? [...shown, { value: typed, label: t('useText', { text: typed }) }]
      : shown;
  const searchable = free || onSearch !== undefined || options.length > 7;

  // a second click may come before the first has made its way through the address
  const latest = useRef(chosen);
  const now = chosen.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values, not the array, are what changes
  useEffect(() => {
    latest.current = chosen;
  }, [now]);

  const choose = (value: string) => {
    const before = latest.current;
    const has = before.includes(value);
    const next = several ? (has ? before.filter((one) => one !== value) : [...before, value]) : has ? [] : [value];
    latest.current = next;
    onChange(next);
    if (free) setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, all.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' || (event.key === ' ' && !searchable)) {
      const option = all[at];
      if (option) choose(option.value);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.options}>
      {searchable && (
        <input
          className={styles.optionSearch}
          // biome-ignore lint/a11y/noAutofocus: the list was opened to type here
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={all[at] ? `${id}-${at}` : undefined}
          aria-label={props.label}
          placeholder={free || onSearch ? t('typeToSearch') : t('search')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            onSearch?.(event.target.value.trim());
          }}
          onKeyDown={onKeyDown}
        />
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={several}
        aria-activedescendant={all[at] ? `${id}-${at}` : undefined}
        tabIndex={searchable ? -1 : 0}
        ref={searchable ? undefined : focusOnce}
        className={styles.optionRows}
        onKeyDown={onKeyDown}
      >
        {all.map((option, i) => {
          const picked = chosen.includes(option.value);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus
            <div
              key={option.value}
              id={`${id}-${i}`}
              role="option"
              aria-selected={picked}
              className={styles.option}
              data-at={i === at || undefined}
              onMouseMove={() => setAt(i)}
              onClick={() => choose(option.value)}
            >
              {option.mark}
              <span className={styles.optionLabel}>{option.label}</span>
              {picked && <CheckIcon aria-hidden />}
            </div>
          );
        })}
        {all.length === 0 && !props.loading && <div className={styles.optionNone}>{t('noMatch')}</div>}
      </div>
    </div>
  );
}

const focusOnce = (list: HTMLDivElement | null) => list?.focus({ preventScroll: true });
const matches = (option: Option, text: string) => option.label.toLowerCase().includes(text.toLowerCase());

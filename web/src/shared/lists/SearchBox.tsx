import { useEffect, useRef, useState } from 'react';
import { say, useTexts } from '../i18n';
import { CloseIcon, SearchIcon } from '../icons';
import { useShortcut } from '../shortcuts';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';

interface SearchBoxProps {
  value: string;
  placeholder: string;
  onSearch: (text: string) => void;
}

const settle = 180;

/** Searches while one types; `/` jumps here, Esc empties and leaves. */
export function SearchBox({ value, placeholder, onSearch }: SearchBoxProps) {
  const t = useTexts(listTexts);
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  useEffect(() => {
    // Back, or a link: the address speaks; what was just typed stays
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut(
    '/',
    () => say(listTexts, 'search'),
    () => input.current?.focus(),
    { group: 'list' },
  );

  const search = (next: string, wait: number) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = next.trim();
      onSearch(next.trim());
    }, wait);
  };

  return (
    <span className={styles.search}>
      <SearchIcon aria-hidden />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          // letters of an unfinished Chinese word are not searched for
          if ((event.nativeEvent as InputEvent).isComposing) setText(event.target.value);
          else search(event.target.value, settle);
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value, settle)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') search(text, 0);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (text) search('', 0);
          else input.current?.blur();
        }}
      />
      {text && (
        <button type="button" aria-label={t('clear')} onClick={() => search('', 0)}>
          <CloseIcon />
        </button>
      )}
    </span>
  );
}

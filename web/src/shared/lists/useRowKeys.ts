import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../i18n';
import { useShortcut } from '../shortcuts';
import { listTexts } from './lists.texts';

interface RowKeys {
  count: number;
  onOpen: (index: number) => void;
  /** Absent where rows cannot be chosen. */
  onToggle?: (index: number, range: boolean) => void;
  /** Other conditions put the cursor back to the top. */
  conditions: string;
}

const pageOfRows = 15;

/** A cursor over the rows: j/k or arrows, Enter opens, space or x selects; also while nothing has the focus. */
export function useRowKeys({ count, onOpen, onToggle, conditions }: RowKeys) {
  const [cursor, setCursor] = useState(-1);
  const latest = useRef({ count, cursor, onOpen, onToggle });
  useEffect(() => {
    latest.current = { count, cursor, onOpen, onToggle };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of conditions that resets
  useEffect(() => setCursor(-1), [conditions]);

  const move = useCallback(
    (by: number) => setCursor((at) => Math.max(0, Math.min(latest.current.count - 1, at + by))),
    [],
  );
  const open = useCallback(() => {
    if (latest.current.cursor >= 0) latest.current.onOpen(latest.current.cursor);
  }, []);
  const toggle = useCallback((range: boolean) => {
    if (latest.current.cursor >= 0) latest.current.onToggle?.(latest.current.cursor, range);
  }, []);

  useShortcut(
    'j',
    () => say(listTexts, 'next'),
    () => move(1),
    { group: 'list' },
  );
  useShortcut(
    'k',
    () => say(listTexts, 'previous'),
    () => move(-1),
    { group: 'list' },
  );
  useShortcut(
    'x',
    () => say(listTexts, 'toggleRow'),
    () => toggle(false),
    {
      group: 'list',
      enabled: onToggle !== undefined,
    },
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if ((event.target as Element).closest('input:not([type=checkbox]), [role=separator]')) return;
      // a button in a heading answers to Enter and space itself
      const onButton = (event.target as Element).closest('button, a, input') !== null;
      if (event.key === 'ArrowDown') {
        if (event.shiftKey) toggle(false);
        move(1);
      } else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'PageDown') move(pageOfRows);
      else if (event.key === 'PageUp') move(-pageOfRows);
      else if (event.key === 'Home') setCursor(0);
      else if (event.key === 'End') setCursor(latest.current.count - 1);
      else if (event.key === 'Enter' && !onButton) open();
      else if (event.key === ' ' && !onButton) toggle(event.shiftKey);
      else return;
      event.preventDefault();
    },
    [move, open, toggle],
  );

  return { cursor, setCursor, onKeyDown };
}

import { type RefObject, useEffect } from 'react';
import { say } from '@/shared/i18n';
import { isChosenAtOnce, isTyped } from './cellFields';
import { isOne, moved, tabbed } from './cellStore';
import { cellTexts } from './cells.texts';
import type { CellActions } from './useCellActions';

/** Signs that stand for themselves; an input method says Process or Unidentified before it knows. */
const isSign = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.key === 'Process');

/**
 * The keys of the cells. They are caught before they reach the list and the page: with the cursor on a cell, letters are its
 * text and no shortcuts, and Escape leaves the cell, not the panel.
 */
export function useCellKeys(actions: CellActions, scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const inside = event.target === element || (event.target as Element).closest('[data-cell-editor]') !== null;
      if (!inside || event.isComposing) return;
      const { at, editing } = actions.store.get();
      // the list got the focus back while a cell is written in: what is typed belongs there
      if (editing && event.target === element) editorIn(element)?.focus();
      const done = !at ? entering(actions, event) : editing ? inEditor(actions, event) : onCell(actions, event);
      if (!done) return;
      event.stopPropagation();
      if (done === 'taken') event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown, true);
    return () => element.removeEventListener('keydown', onKeyDown, true);
  }, [actions, scroller]);
}

const editorIn = (element: HTMLElement) =>
  element.querySelector<HTMLElement>('[data-cell-editor][data-seen] :is(input, textarea)');

/** `passed`: the browser does what it would, but nobody else hears of the key. */
type Done = 'taken' | 'passed' | undefined;

function entering(actions: CellActions, event: KeyboardEvent): Done {
  const wanted = event.key === 'ArrowRight' || event.key === 'F2';
  if (!wanted || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  actions.enter();
  if (event.key === 'F2') actions.edit();
  return 'taken';
}

function inEditor(actions: CellActions, event: KeyboardEvent): Done {
  const { store } = actions;
  const cell = actions.fieldAt();
  const mod = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') {
    actions.cancel();
    return 'taken';
  }
  if (event.key === 'Tab') {
    actions.commit(store.get().draft, event.shiftKey ? 'back' : 'next');
    return 'taken';
  }
  if (event.key !== 'Enter' || !cell) return;
  if (cell.field?.type === 'long_text' ? !event.shiftKey : mod) {
    actions.commit(store.get().draft, 'down');
    return 'taken';
  }
  if (isChosenAtOnce(cell)) {
    // choosing what is there already changes nothing, so that nobody else would say that it is over
    const before = store.get();
    setTimeout(() => {
      const box = document.activeElement?.closest('[data-cell-editor] [role=combobox]');
      if (store.get() === before && box?.getAttribute('aria-expanded') !== 'true') actions.commit(before.draft, 'down');
    });
  }
  return;
}

function onCell(actions: CellActions, event: KeyboardEvent): Done {
  const { store, edits } = actions;
  const { at } = store.get();
  const { rows, fields } = actions.grid();
  if (!at) return;
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey && event.key !== 'Enter') return;
  const to = moved(at, { key: event.key, mod }, rows.length, fields.length);
  if (to) {
    actions.go(to, event.shiftKey);
    return 'taken';
  }
  if (event.key === 'Tab') return step(actions, event.shiftKey);
  if (event.key === 'Escape') return leaving(actions);
  const chosen = store.chosen();
  if ((event.key === 'Delete' || event.key === 'Backspace') && chosen) {
    void edits.clear(chosen);
    return 'taken';
  }
  if (mod && event.key.toLowerCase() === 'z' && !event.shiftKey) {
    void edits.undo();
    return 'taken';
  }
  if (event.key === 'F2') return actions.edit();
  if (event.key === 'Enter') return mod || !actions.isOpen() ? actions.open() : actions.edit();
  if (event.key === ' ') return event.shiftKey ? actions.select() : actions.open();
  return isSign(event) ? beginTyping(actions, event) : undefined;
}

function step(actions: CellActions, back: boolean): Done {
  const { at } = actions.store.get();
  const { rows, fields } = actions.grid();
  const to = at && tabbed(at, back, rows.length, fields.length);
  if (to) {
    actions.go(to);
    return 'taken';
  }
  actions.leave();
  return 'passed';
}

/** First what was refused goes, then what is chosen, then the cursor goes back to whole rows. */
function leaving({ store, refusalHere, leave }: CellActions): Done {
  const { at } = store.get();
  const chosen = store.chosen();
  if (refusalHere()) store.set({ refusal: null });
  else if (at && chosen && !isOne(chosen)) store.go(at);
  else leave();
  return 'taken';
}

function beginTyping(actions: CellActions, event: KeyboardEvent): Done {
  const cell = actions.fieldAt();
  if (!cell || cell.fixed) {
    actions.store.set({ hint: cell?.fixed ? say(cellTexts, `fixed.${cell.fixed}`) : null });
    return 'taken';
  }
  if (!isTyped(cell)) return actions.edit();
  // the field of the cell has the focus already, unseen, so that an input method begins in it
  const ready = (event.target as Element).closest('[data-cell-editor]') !== null;
  actions.edit({ typed: ready ? '' : event.key });
  return ready ? 'passed' : 'taken';
}

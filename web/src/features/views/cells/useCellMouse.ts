import { type RefObject, useEffect } from 'react';
import { belongsToCell, cellAt } from './cellDom';
import type { Cell } from './cellStore';
import type { CellActions } from './useCellActions';

/** Links and boxes in a cell do what they are for. */
const hasOwnClick = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button, input, textarea, label, [data-cell-editor]') !== null;

/**
 * A click opens the record, as ever. Over cells it goes to the cell while the cursor is on one already, and with Alt; dragging
 * from one cell to another chooses all between.
 */
export function useCellMouse(actions: CellActions, scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stops = [clicks(actions, element), drags(actions, element), outside(actions, element)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [actions, scroller]);
}

function clicks(actions: CellActions, element: HTMLElement): () => void {
  const { store } = actions;
  const onClick = (event: MouseEvent) => {
    const cell = cellAt(event.target);
    if (!cell || hasOwnClick(event.target) || !(store.get().at || event.altKey)) return;
    event.stopPropagation();
    event.preventDefault();
    finish(actions);
    actions.go(cell, event.shiftKey && store.get().at !== null);
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (store.get().at && cellAt(event.target) && !hasOwnClick(event.target)) actions.edit();
  };
  element.addEventListener('click', onClick, true);
  element.addEventListener('dblclick', onDoubleClick);
  return () => {
    element.removeEventListener('click', onClick, true);
    element.removeEventListener('dblclick', onDoubleClick);
  };
}

/** What is being written elsewhere is kept. */
function finish(actions: CellActions): void {
  const { editing, draft } = actions.store.get();
  if (editing) actions.commit(draft, 'stay');
}

function drags(actions: CellActions, element: HTMLElement): () => void {
  let from: Cell | null = null;
  let dragged = false;
  const onDown = (event: PointerEvent) => {
    dragged = false;
    const plain = event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey;
    from = plain && !hasOwnClick(event.target) ? cellAt(event.target) : null;
    // with Shift the browser would choose text from the last click to here
    if (event.shiftKey && actions.store.get().at && cellAt(event.target)) event.preventDefault();
  };
  const onMouseDown = (event: MouseEvent) => {
    if (event.shiftKey && actions.store.get().at && cellAt(event.target)) event.preventDefault();
  };
  const onMove = (event: PointerEvent) => {
    const to = from && event.buttons === 1 ? cellAt(event.target) : null;
    if (!from || !to) return;
    if (!dragged && to.row === from.row && to.column === from.column) return;
    if (!dragged) {
      finish(actions);
      actions.go(from);
    }
    dragged = true;
    window.getSelection()?.removeAllRanges();
    actions.go(to, true);
  };
  const onUp = () => {
    from = null;
  };
  // the click that ends it is none
  const onClick = (event: MouseEvent) => {
    if (!dragged) return;
    dragged = false;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  element.addEventListener('pointerdown', onDown);
  element.addEventListener('mousedown', onMouseDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('click', onClick, true);
  window.addEventListener('pointerup', onUp);
  return () => {
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('mousedown', onMouseDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('click', onClick, true);
    window.removeEventListener('pointerup', onUp);
  };
}

/** Whoever goes on elsewhere has left the cells; a click on a row opens it again then. */
function outside(actions: CellActions, element: HTMLElement): () => void {
  const { store } = actions;
  const away = (target: EventTarget | null) => !element.contains(target as Node) && !belongsToCell(target);
  const onPointerDown = (event: PointerEvent) => {
    if (!store.get().at || !away(event.target)) return;
    finish(actions);
    store.leave();
  };
  const onFocusOut = (event: FocusEvent) => {
    if (!store.get().at || !event.relatedTarget || !away(event.relatedTarget)) return;
    finish(actions);
    store.leave();
  };
  document.addEventListener('pointerdown', onPointerDown, true);
  element.addEventListener('focusout', onFocusOut);
  return () => {
    document.removeEventListener('pointerdown', onPointerDown, true);
    element.removeEventListener('focusout', onFocusOut);
  };
}

import type { Cell } from './cellStore';

/** The element of a cell, while its row is near enough to exist. */
export const elementOf = (scroller: HTMLElement, cell: Cell): HTMLElement | null =>
  scroller.querySelector(`[role=row][aria-rowindex="${cell.row + 2}"] > [aria-colindex="${cell.column + 2}"]`);

/** The cell something lies in; null beside the values: headings, boxes to tick, figures. */
export function cellAt(target: EventTarget | null): Cell | null {
  const element = target instanceof Element ? target.closest('[aria-colindex]') : null;
  const row = Number(element?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'));
  const column = Number(element?.getAttribute('aria-colindex'));
  return row >= 2 && column >= 2 ? { row: row - 2, column: column - 2 } : null;
}

/** Opened from a cell, though it lies elsewhere on the page. */
export const belongsToCell = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('.ant-select-dropdown, .ant-popover, .ant-modal-root, .ant-picker-dropdown, [aria-live]') !== null;

/** Brings a column into sight from under the first one, which stays where it is. */
export function bringIntoSight(scroller: HTMLElement, cell: Cell): void {
  const element = elementOf(scroller, cell);
  if (!element || cell.column === 0) return;
  const fixed = elementOf(scroller, { ...cell, column: 0 })?.getBoundingClientRect().right ?? 0;
  const view = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.left < fixed) scroller.scrollLeft -= fixed - box.left;
  else if (box.right > view.left + scroller.clientWidth)
    scroller.scrollLeft += Math.min(box.right - view.left - scroller.clientWidth, box.left - fixed);
}

import { type RefObject, useEffect } from 'react';
import { say } from '@/shared/i18n';
import { parseBlock, type Rect, widthOf, writeBlock, writeHtml } from './blocks';
import { cellTexts } from './cells.texts';
import type { CellActions } from './useCellActions';

/** Copies, cuts and pastes what is chosen. The events come to the document, since nothing here can be written into. */
export function useCellClipboard(actions: CellActions, scroller: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const chosen = (): Rect | null => {
      const { editing } = actions.store.get();
      const here = scroller.current?.contains(document.activeElement);
      // text somebody marked with the mouse is what they want
      const marked = (window.getSelection()?.toString().length ?? 0) > 0;
      return here && !editing && !marked ? actions.store.chosen() : null;
    };
    const onCopy = (event: ClipboardEvent) => {
      const rect = chosen();
      if (!rect || !event.clipboardData) return;
      event.preventDefault();
      copy(actions, rect, event.clipboardData);
      if (event.type === 'cut') void actions.edits.clear(rect);
    };
    const onPaste = (event: ClipboardEvent) => {
      const rect = chosen();
      const text = event.clipboardData?.getData('text/plain');
      if (!rect || text === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (text !== '') void actions.edits.paste(parseBlock(text), rect, actions.choose);
    };
    document.addEventListener('copy', onCopy, true);
    document.addEventListener('cut', onCopy, true);
    document.addEventListener('paste', onPaste, true);
    return () => {
      document.removeEventListener('copy', onCopy, true);
      document.removeEventListener('cut', onCopy, true);
      document.removeEventListener('paste', onPaste, true);
    };
  }, [actions, scroller]);
}

function copy({ edits, grid, store }: CellActions, rect: Rect, data: DataTransfer): void {
  const block = edits.texts(rect);
  const numeric = (column: number) =>
    ['integer', 'number', 'money', 'date', 'instant'].includes(grid().fields[rect.left + column]?.field?.type ?? '');
  data.setData('text/plain', writeBlock(block));
  data.setData(
    'text/html',
    writeHtml(block, (column) => !numeric(column)),
  );
  store.set({ hint: say(cellTexts, 'copied', { count: block.length * widthOf(rect) }) });
}

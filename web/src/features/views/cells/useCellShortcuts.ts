import { say } from '@/shared/i18n';
import { useShortcut } from '@/shared/shortcuts';
import { cellTexts } from './cells.texts';
import type { CellActions } from './useCellActions';

/**
 * Names the keys of the cells in the sheet of shortcuts and in the palette. They are written as no key press is, in capitals or
 * as signs: the list hears its keys itself, and only while it has the focus.
 */
export function useCellShortcuts(actions: CellActions): void {
  const begin = () => {
    actions.grid().focusGrid();
    actions.enter();
  };
  const group = 'list';
  useShortcut('→', () => say(cellTexts, 'keys.enter'), begin, { group });
  useShortcut('Shift+→', () => say(cellTexts, 'keys.extend'), begin, { group });
  useShortcut(
    'F2',
    () => say(cellTexts, 'keys.edit'),
    () => {
      begin();
      actions.edit();
    },
    { group },
  );
  useShortcut('Tab', () => say(cellTexts, 'keys.next'), begin, { group });
  useShortcut('Delete', () => say(cellTexts, 'keys.clear'), begin, { group });
  useShortcut('mod+C', () => say(cellTexts, 'keys.copy'), begin, { group });
  useShortcut('mod+V', () => say(cellTexts, 'keys.paste'), begin, { group });
  useShortcut(
    'mod+Z',
    () => say(cellTexts, 'keys.undo'),
    () => void actions.edits.undo(),
    { group },
  );
}

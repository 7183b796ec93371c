import { Tooltip } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { BoardIcon, CalendarIcon, TableIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { Pop } from '@/shared/lists/Pop';
import type { ListState } from '@/shared/useListState';
import { shapeOf } from './useView';
import { viewTexts } from './views.texts';

const ShapeChooser = lazy(async () => ({ default: (await import('./ShapeChooser')).ShapeChooser }));
const icons = { list: TableIcon, board: BoardIcon, calendar: CalendarIcon };

/** How the list is shown: as rows in groups, as a board, as a calendar; and which figures stand below. */
export function ShapeMenu({ kind, state }: { kind: string; state: ListState }) {
  const t = useTexts(viewTexts);
  const [open, setOpen] = useState(false);
  const { layout } = shapeOf(state.values);
  const Icon = icons[layout];
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      padding={12}
      content={
        <Suspense fallback={null}>
          <ShapeChooser kind={kind} state={state} />
        </Suspense>
      }
    >
      <Tooltip title={t('display')} mouseEnterDelay={0.4}>
        <button type="button" className={listCss.iconButton} aria-label={t('display')} aria-haspopup="dialog">
          <Icon />
        </button>
      </Tooltip>
    </Pop>
  );
}

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTexts } from '@/shared/i18n';
import type { CellMarks } from '@/shared/lists/cellMarks';
import type { Column } from '@/shared/lists/DataTable';
import type { RecordKind } from '../recordKind';
import { CellOverlay } from './CellOverlay';
import { createEdits, type Grid, type Report } from './cellEdits';
import { useCellFields } from './cellFields';
import { CellStore } from './cellStore';
import { cellTexts } from './cells.texts';
import { createWriter, type Row } from './cellWrites';
import { PasteReport } from './PasteReport';
import { Progress } from './Progress';
import { type Around, type CellActions, useCellActions } from './useCellActions';
import { useCellClipboard } from './useCellClipboard';
import { useCellKeys } from './useCellKeys';
import { useCellMouse } from './useCellMouse';
import { useCellShortcuts } from './useCellShortcuts';

/** The list the cells are in. */
interface Shown {
  list: { rows: Row[]; reach: (count: number) => Promise<number> };
  columns: { shown: Column<never>[] };
  idOf: (row: Row) => string;
  openRow: (row: Row) => void;
  selection: { toggle: (index: number, range: boolean) => void };
  keys: { cursor: number; setCursor: (row: number) => void };
  scroller: RefObject<HTMLDivElement | null>;
}

interface CellLayerProps {
  of: RecordKind<never, never> & { lists: QueryKey };
  shown: Shown;
  onReady: (marks: CellMarks) => void;
}

/** Makes the cells of a list a spreadsheet: a cursor, editing in place, copying and pasting. Comes after the rows are there. */
export function CellLayer({ of, shown, onReady }: CellLayerProps) {
  const t = useTexts(cellTexts);
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const [report, setReport] = useState<Report | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const { list, columns, idOf, keys, scroller } = shown;
  const fields = useCellFields(of, columns.shown);
  const nameOf = of.nameOf as unknown as (row: Row) => string;

  const store = useMemo(() => new CellStore(), []);
  const now: Grid = { rows: list.rows, fields, idOf, nameOf };
  const grid = useRef(now);
  grid.current = now;
  const reach = useRef(list.reach);
  reach.current = list.reach;
  const edits = useMemo(
    () =>
      createEdits({
        store,
        writer: createWriter(cache, of),
        grid: () => grid.current,
        report: setReport,
        focus: () => scroller.current?.focus({ preventScroll: true }),
        progress: (done, total) => setProgress({ done, total }),
        reach: async (count) => {
          const there = await reach.current(count);
          // what is loaded is shown a moment later; a row that came twice is shown once
          for (let i = 0; i < 20 && grid.current.rows.length < there; i++)
            await new Promise((resolve) => setTimeout(resolve, 25));
        },
        ask: (count) =>
          new Promise((answer) => {
            modal.confirm({
              title: t('askTitle', { count }),
              content: t('askText'),
              okText: t('askOk', { count }),
              cancelText: t('cancel'),
              onOk: () => answer(true),
              onCancel: () => answer(false),
            });
          }),
      }),
    [store, cache, of, modal, t, scroller],
  );
  const around: Around = {
    ...now,
    cursor: keys.cursor,
    setCursor: keys.setCursor,
    openRow: shown.openRow,
    toggle: shown.selection.toggle,
    focusGrid: () => scroller.current?.focus({ preventScroll: true }),
  };
  const actions = useCellActions(store, edits, around);
  useEffect(() => onReady(store), [onReady, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of rows that matters
  useLayoutEffect(() => actions.follow(), [actions, list.rows]);
  useRowOf(actions, keys.cursor);
  useCellKeys(actions, scroller);
  useCellMouse(actions, scroller);
  useCellClipboard(actions, scroller);
  useCellShortcuts(actions);
  const state = useSyncExternalStore(store.subscribe, store.get);
  return (
    <>
      <CellOverlay actions={actions} state={state} around={around} scroller={scroller} />
      {progress.total > 0 && <Progress {...progress} />}
      {report && <PasteReport report={report} onClose={() => setReport(null)} />}
    </>
  );
}

/** `j` and `k` move rows, and the cell with them; another list has no cell to be on. */
function useRowOf(actions: CellActions, cursor: number): void {
  useEffect(() => {
    const { at } = actions.store.get();
    if (!at || at.row === cursor) return;
    if (cursor < 0) actions.store.leave();
    else actions.go({ row: cursor, column: at.column });
  }, [actions, cursor]);
}

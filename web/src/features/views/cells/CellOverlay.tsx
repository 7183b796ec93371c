import { type CSSProperties, lazy, type RefObject, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '@/shared/i18n';
import { bringIntoSight, elementOf } from './cellDom';
import { placeOf, valueText } from './cellEdits';
import { isTyped } from './cellFields';
import type { Cell, CellState } from './cellStore';
import css from './cells.module.css';
import { cellTexts } from './cells.texts';
import type { Around, CellActions } from './useCellActions';

const load = async () => ({ default: (await import('./CellEditor')).CellEditor });
const CellEditor = lazy(load);

interface CellOverlayProps {
  actions: CellActions;
  state: CellState;
  around: Around;
  scroller: RefObject<HTMLDivElement | null>;
}

/** What stands over the cells: the editor of the one at the cursor, what was refused, and why one cannot be changed. */
export function CellOverlay({ actions, state, around, scroller }: CellOverlayProps) {
  const { at, editing, hint, refusal } = state;
  const t = useTexts(cellTexts);
  const cell = at ? around.fields[at.column] : undefined;
  const row = at ? around.rows[at.row] : undefined;
  const ready = cell && row && cell.fixed === null && (editing || isTyped(cell));
  const refusedAt = refusal && placeOf(around, refusal);
  const here = refusedAt && at && refusedAt.row === at.row && refusedAt.column === at.column;
  useEffect(() => {
    // typing is not to wait for the editors
    const idle = setTimeout(() => void load(), 300);
    return () => clearTimeout(idle);
  }, []);
  useLayoutEffect(() => {
    if (!at || editing || !scroller.current) return;
    bringIntoSight(scroller.current, at);
    // cells that are not typed into leave the focus with the list
    if (!ready) scroller.current.focus({ preventScroll: true });
  }, [at, editing, ready, scroller]);
  const onDraft = (draft: unknown) => {
    if (!editing) actions.edit({ typed: '' });
    actions.store.set({ draft });
  };
  return (
    <>
      {at && ready && (
        <Over cell={at} scroller={scroller} seen={editing} name="editor" wrong={Boolean(here && editing)}>
          <Suspense fallback={null}>
            <CellEditor
              key={cell.column}
              id={around.idOf(row)}
              cell={cell}
              row={row}
              seen={editing}
              label={
                editing
                  ? cell.title
                  : t('cell', {
                      column: cell.title,
                      value: valueText(cell, cell.read(row), cell.nameIn(row)) || t('empty'),
                      name: around.nameOf(row),
                    })
              }
              draft={state.draft}
              onDraft={onDraft}
              onCommit={(draft) => actions.commit(draft, 'down')}
              onCancel={actions.cancel}
            />
          </Suspense>
          {here && editing && <Reason text={refusal.reason} />}
        </Over>
      )}
      {refusal && refusedAt && !(here && editing) && (
        <Over cell={refusedAt} scroller={scroller} seen name="refusal" wrong>
          <button type="button" tabIndex={-1} className={css.draft} onClick={() => actions.returnTo(refusal)}>
            {draftText(around, refusal)}
          </button>
          <Reason text={refusal.reason} />
        </Over>
      )}
      {at && hint && !editing && (
        <Over cell={at} scroller={scroller} seen name="hint">
          <span className={css.hint} role="status">
            {hint}
          </span>
        </Over>
      )}
    </>
  );
}

const Reason = ({ text }: { text: string }) => (
  <span className={css.reason} role="alert">
    {text}
  </span>
);

function draftText(around: Around, refusal: { column: string; draft: unknown }): string {
  const cell = around.fields.find((one) => one.column === refusal.column);
  return (cell && valueText(cell, refusal.draft)) || ' ';
}

interface OverProps {
  cell: Cell;
  scroller: RefObject<HTMLDivElement | null>;
  seen: boolean;
  name: 'editor' | 'refusal' | 'hint';
  wrong?: boolean;
  children: React.ReactNode;
}

const room = 320;

/** Lies over a cell and stays there while the list is scrolled. */
function Over({ cell, scroller, seen, name, wrong, children }: OverProps) {
  const { row, column } = cell;
  const [box, setBox] = useState<CSSProperties>({ left: 0, top: 0, opacity: 0 });
  const [end, setEnd] = useState(false);
  const canvas = scroller.current?.firstElementChild;
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list || !canvas) return;
    let frame = 0;
    const place = () => {
      const element = elementOf(list, { row, column });
      if (!element) return false;
      const inner = canvas.getBoundingClientRect();
      const { left, top, width, height } = element.getBoundingClientRect();
      setBox({ left: left - inner.left, top: top - inner.top, width, height });
      // what is wider than its cell grows to where there is room
      setEnd(left + room > list.getBoundingClientRect().right);
      return true;
    };
    // a row far away is drawn after the list has moved there
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => place());
    };
    if (!place()) later();
    list.addEventListener('scroll', later, { passive: true });
    const sizes = new ResizeObserver(later);
    sizes.observe(canvas);
    return () => {
      cancelAnimationFrame(frame);
      list.removeEventListener('scroll', later);
      sizes.disconnect();
    };
  }, [row, column, canvas, scroller]);
  if (!canvas) return null;
  return createPortal(
    <div
      className={css.over}
      style={box}
      data-cell-editor={name === 'editor' || undefined}
      data-name={name}
      data-end={end || undefined}
      data-seen={seen || undefined}
      data-wrong={wrong || undefined}
    >
      {children}
    </div>,
    canvas,
  );
}

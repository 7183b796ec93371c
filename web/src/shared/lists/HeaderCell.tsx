import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTexts } from '../i18n';
import { ArrowDownIcon, ArrowUpIcon } from '../icons';
import type { Column } from './DataTable';
import styles from './DataTable.module.css';
import { listTexts } from './lists.texts';

interface HeaderCellProps<Row> {
  column: Column<Row>;
  first: boolean;
  sort: string | undefined;
  onSort: (sort: string) => void;
  onResize: (key: string, width: number) => void;
}

const narrowest = 64;

/** A heading: sorts by a click, changes the width by its edge. */
export function HeaderCell<Row>({ column, first, sort, onSort, onResize }: HeaderCellProps<Row>) {
  const t = useTexts(listTexts);
  const cell = useRef<HTMLDivElement>(null);
  const rising = sort === column.sort;
  const falling = sort === `-${column.sort}`;
  const sorted = column.sort !== undefined && (rising || falling);

  const turn = () => {
    if (!column.sort) return;
    if (!sorted) onSort(column.sortFalling ? `-${column.sort}` : column.sort);
    else onSort(falling ? column.sort : `-${column.sort}`);
  };

  const drag = (event: PointerEvent) => {
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    const start = event.clientX;
    const before = cell.current?.offsetWidth ?? column.width;
    const move = (to: globalThis.PointerEvent) =>
      onResize(column.key, Math.max(narrowest, Math.round(before + to.clientX - start)));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), { once: true });
  };
  const nudge = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    onResize(column.key, Math.max(narrowest, column.width + (event.key === 'ArrowLeft' ? -16 : 16)));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside holds the focus
    <div
      ref={cell}
      role="columnheader"
      aria-sort={sorted ? (rising ? 'ascending' : 'descending') : undefined}
      className={styles.headerCell}
      data-first={first || undefined}
      data-align={column.align}
    >
      {column.sort ? (
        <button type="button" className={styles.sort} onClick={turn} title={t('sortBy', { name: column.title })}>
          <span className={styles.headerText}>{column.title}</span>
          {sorted && (rising ? <ArrowUpIcon /> : <ArrowDownIcon />)}
        </button>
      ) : (
        <span className={styles.headerText}>{column.title}</span>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={t('resizeColumn', { name: column.title })}
        aria-valuenow={column.width}
        tabIndex={-1}
        className={styles.edge}
        onPointerDown={drag}
        onKeyDown={nudge}
      />
    </div>
  );
}

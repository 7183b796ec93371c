import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import { useTexts } from '../i18n';
import { ArrowDownIcon, ArrowUpIcon } from '../icons';
import type { Column } from './DataTable';
import styles from './DataTable.module.css';
import { listTexts } from './lists.texts';
import { alsoSortedBy, sortedBy, sortsOf } from './sorts';

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
  const sorts = sortsOf(sort);
  const place = sorts.findIndex((one) => one.key === column.sort);
  const sorted = sorts[place];

  const turn = (event: MouseEvent) => {
    if (!column.sort) return;
    onSort((event.shiftKey ? alsoSortedBy : sortedBy)(sort, column.sort, column.sortFalling));
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
      aria-sort={sorted && (sorted.falling ? 'descending' : 'ascending')}
      className={styles.headerCell}
      data-first={first || undefined}
      data-align={column.align}
    >
      {column.sort ? (
        <button type="button" className={styles.sort} onClick={turn} title={t('sortBy', { name: column.title })}>
          <span className={styles.headerText}>{column.title}</span>
          {sorted && (sorted.falling ? <ArrowDownIcon /> : <ArrowUpIcon />)}
          {sorted && sorts.length > 1 && <span className={styles.sortPlace}>{place + 1}</span>}
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

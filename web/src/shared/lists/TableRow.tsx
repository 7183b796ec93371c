import { memo, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n';
import type { CellMarks } from './cellMarks';
import { type Column, isOwnClick } from './DataTable';
import styles from './DataTable.module.css';
import { listTexts } from './lists.texts';

interface TableRowProps<Row> {
  domId: string;
  row: Row;
  index: number;
  start: number;
  columns: Column<Row>[];
  name: string;
  selected: boolean;
  atCursor: boolean;
  open: boolean;
  cells: CellMarks;
  onOpen: (row: Row) => void;
  onHover: (row: Row) => void;
  onToggle?: (index: number, range: boolean) => void;
}

function Row<R>(props: TableRowProps<R>) {
  const { row, index, columns, onToggle, cells } = props;
  const t = useTexts(listTexts);
  const marks = useSyncExternalStore(cells.subscribe, () => cells.of(index));
  const [at = -1, from = -1, to = -1] = marks ? marks.split(',').map(Number) : [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself holds the focus
    <div
      id={props.domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={styles.row}
      data-cursor={props.atCursor || undefined}
      data-open={props.open || undefined}
      data-selected={props.selected || undefined}
      style={{ transform: `translateY(${props.start}px)` }}
      onMouseEnter={() => props.onHover(row)}
      onClick={(event) => {
        if (!isOwnClick(event)) return;
        event.preventDefault();
        props.onOpen(row);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell" className={styles.tick}>
        {onToggle && (
          <label className={styles.tickLabel}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t('selectRow', { name: props.name })}
              checked={props.selected}
              onClick={(event) => onToggle(index, event.shiftKey)}
              onChange={() => {}}
            />
          </label>
        )}
      </div>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={column.key}
          id={`${props.domId}-${i}`}
          role="gridcell"
          aria-colindex={i + 2}
          className={styles.cell}
          data-first={i === 0 || undefined}
          data-align={column.align}
          data-cell={i === at ? 'at' : i >= from && i <= to ? 'in' : undefined}
        >
          {column.render(row)}
        </div>
      ))}
    </div>
  );
}

/** Drawn again only when something about it changed: scrolling moves thousands past. */
export const TableRow = memo(Row) as typeof Row;

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { useTexts } from '../i18n';
import { usePreferences } from '../preferences';
import { type CellMarks, noMarks } from './cellMarks';
import styles from './DataTable.module.css';
import { HeaderCell } from './HeaderCell';
import { listTexts } from './lists.texts';
import { itemsOf, nearsMissing, type Section } from './sections';
import { TableRow } from './TableRow';

export interface Column<Row> {
  key: string;
  title: string;
  /** In pixels; the first column takes what is left over. */
  width: number;
  align?: 'right';
  /** The server's sort key, where the list can be sorted by it. */
  sort?: string;
  /** Falling first: newest, largest. */
  sortFalling?: boolean;
  render: (row: Row) => React.ReactNode;
}

export interface DataTableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  total: number;
  sort: string | undefined;
  onSort: (sort: string) => void;
  onResize: (key: string, width: number) => void;
  /** Without them the rows cannot be chosen. */
  selected?: ReadonlySet<string>;
  onToggle?: (index: number, range: boolean) => void;
  onToggleAll?: () => void;
  cursor: number;
  /** The record open beside the list. */
  openId: string | null;
  onOpen: (row: Row) => void;
  onHover: (row: Row) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  hasMore: boolean;
  onMore: () => void;
  scroller: RefObject<HTMLDivElement | null>;
  /** The rows parted under headings. */
  sections?: readonly Section[];
  renderSection?: (index: number) => ReactNode;
  /** Figures of the columns below them, by key. */
  footer?: Readonly<Record<string, ReactNode>>;
  /** What is marked on single cells. */
  cells?: CellMarks;
}

/** A list of any length: only the rows in sight exist, pages arrive while one scrolls. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, cursor, hasMore, onMore, scroller, cells = noMarks } = props;
  const t = useTexts(listTexts);
  const id = useId();
  const rowHeight = usePreferences().density === 'compact' ? 34 : 42;
  const column = useSyncExternalStore(cells.subscribe, cells.column);
  const { sections } = props;
  const places = useMemo(() => itemsOf(rows.length, hasMore, sections), [rows.length, hasMore, sections]);
  const count = places.length;
  const rowsInSight = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 38,
  });
  const items = rowsInSight.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height means other places
  useEffect(() => rowsInSight.measure(), [rowsInSight, rowHeight]);
  useEffect(() => {
    if (hasMore && nearsMissing(places, last)) onMore();
  }, [hasMore, last, places, onMore]);
  const cursorAt = sections ? places.findIndex((item) => item.kind === 'row' && item.row === cursor) : cursor;
  useEffect(() => {
    if (cursorAt >= 0) rowsInSight.scrollToIndex(cursorAt, { align: 'auto' });
  }, [cursorAt, rowsInSight]);

  const template = useMemo(
    () => columns.map((column, i) => (i === 0 ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(' '),
    [columns],
  );
  const lead = props.onToggle ? 44 : 14;
  const width = columns.reduce((sum, column) => sum + column.width, lead);
  const allSelected = rows.length > 0 && rows.every((row) => props.selected?.has(props.rowId(row)));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable={props.selected !== undefined}
      aria-activedescendant={cursor >= 0 ? `${id}-${cursor}${column >= 0 ? `-${column}` : ''}` : undefined}
      tabIndex={0}
      className={styles.scroller}
      onKeyDown={props.onKeyDown}
    >
      <div
        className={styles.canvas}
        style={
          {
            '--columns': `${lead}px ${template}`,
            '--lead': `${lead}px`,
            '--row': `${rowHeight}px`,
            minWidth: width,
          } as CSSProperties
        }
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid itself holds the focus */}
        <div role="row" aria-rowindex={1} className={styles.header}>
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
          <div role="columnheader" className={styles.tick}>
            {props.onToggleAll && (
              <label className={styles.tickLabel}>
                <input type="checkbox" aria-label={t('selectAll')} checked={allSelected} onChange={props.onToggleAll} />
              </label>
            )}
          </div>
          {columns.map((column, i) => (
            <HeaderCell
              key={column.key}
              column={column}
              first={i === 0}
              sort={props.sort}
              onSort={props.onSort}
              onResize={props.onResize}
            />
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" style={{ height: rowsInSight.getTotalSize(), position: 'relative' }}>
          {items.map(({ index: place, start }) => {
            const item = places[place];
            if (item?.kind === 'head')
              return (
                <SectionRow key={sections?.[item.section]?.key ?? item.section} start={start} cells={columns.length}>
                  {props.renderSection?.(item.section)}
                </SectionRow>
              );
            const index = item?.kind === 'row' ? item.row : -1;
            const row = rows[index];
            if (row === undefined) return <SkeletonRow key={`s${place}`} start={start} cells={columns.length} />;
            const rowId = props.rowId(row);
            return (
              <TableRow
                key={rowId}
                domId={`${id}-${index}`}
                row={row}
                index={index}
                start={start}
                columns={columns}
                name={props.rowName(row)}
                selected={props.selected?.has(rowId) ?? false}
                atCursor={index === cursor}
                open={rowId === props.openId}
                cells={cells}
                onOpen={props.onOpen}
                onHover={props.onHover}
                onToggle={props.onToggle}
              />
            );
          })}
        </div>
        {props.footer && <FooterRow columns={columns} figures={props.footer} />}
      </div>
    </div>
  );
}

/** A heading between rows. */
function SectionRow({ start, cells, children }: { start: number; cells: number; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside holds the focus
    <div role="row" className={styles.section} style={{ transform: `translateY(${start}px)` }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell" aria-colspan={cells + 1} className={styles.sectionCell}>
        {children}
      </div>
    </div>
  );
}

/** The figures below the columns, always in sight. */
function FooterRow<Row>({
  columns,
  figures,
}: {
  columns: Column<Row>[];
  figures: Readonly<Record<string, ReactNode>>;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: nothing to do here
    <div role="row" className={styles.footer}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell" className={styles.tick} />
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={column.key}
          role="gridcell"
          className={styles.cell}
          data-first={i === 0 || undefined}
          data-align={column.align}
        >
          {figures[column.key]}
        </div>
      ))}
    </div>
  );
}

function SkeletonRow({ start, cells }: { start: number; cells: number }) {
  return (
    <div className={styles.row} style={{ transform: `translateY(${start}px)` }} aria-hidden>
      <div className={styles.tick} />
      {Array.from({ length: cells }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={i} className={styles.cell}>
          <span className={styles.bone} style={{ width: `${i === 0 ? 62 : 30 + ((i * 23) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** What stands there until the first page has come. */
export function TableSkeleton({ columns, label }: { columns: Column<never>[]; label: string }) {
  const rowHeight = usePreferences().density === 'compact' ? 34 : 42;
  const template = columns
    .map((column, i) => (i === 0 ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
    .join(' ');
  return (
    <div className={styles.scroller} aria-busy aria-label={label} role="status">
      <div
        className={styles.canvas}
        style={{ '--columns': `44px ${template}`, '--lead': '44px', '--row': `${rowHeight}px` } as CSSProperties}
      >
        <div className={styles.header}>
          <div className={styles.tick} />
          {columns.map((column) => (
            <div key={column.key} className={styles.headerCell}>
              {column.title}
            </div>
          ))}
        </div>
        <div style={{ position: 'relative', height: rowHeight * 16 }}>
          {Array.from({ length: 16 }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
            <SkeletonRow key={i} start={i * rowHeight} cells={columns.length} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** A click that is meant for the browser: a new tab, a new window, a link or button inside. */
export function isOwnClick(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return false;
  if ((window.getSelection()?.toString().length ?? 0) > 0) return false;
  return !(event.target as Element).closest('button, input, label, [data-stop]');
}

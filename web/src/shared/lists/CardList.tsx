import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect } from 'react';
import { isOwnClick } from './DataTable';
import styles from './lists.module.css';

interface CardListProps<Row> {
  label: string;
  rows: Row[];
  rowId: (row: Row) => string;
  /** A card; it holds a link to the record. */
  render: (row: Row) => ReactNode;
  onOpen: (row: Row) => void;
  hasMore: boolean;
  onMore: () => void;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The list of the phone: the same rows as cards, of any number. */
export function CardList<Row>({ rows, rowId, render, onOpen, hasMore, onMore, scroller, label }: CardListProps<Row>) {
  const cards = useVirtualizer({
    count: rows.length + (hasMore ? 2 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => 112,
    overscan: 6,
    getItemKey: (index) => (rows[index] ? rowId(rows[index]) : index),
  });
  const items = cards.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) onMore();
  }, [hasMore, last, rows.length, onMore]);

  return (
    <div ref={scroller} className={styles.cards}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list has no list element's children */}
      <div role="list" aria-label={label} style={{ height: cards.getTotalSize() + 88, position: 'relative' }}>
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside answers to the keyboard
            <div
              key={key}
              ref={cards.measureElement}
              data-index={index}
              role="listitem"
              className={styles.cardPlace}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => {
                if (!row || !isOwnClick(event)) return;
                event.preventDefault();
                onOpen(row);
              }}
            >
              {row ? render(row) : <CardSkeleton />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function CardSkeleton() {
  return (
    <div className={styles.card} aria-hidden>
      <span className={styles.bone} style={{ width: '55%' }} />
      <span className={styles.bone} style={{ width: '80%' }} />
      <span className={styles.bone} style={{ width: '35%' }} />
    </div>
  );
}

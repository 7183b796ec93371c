import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useMemo } from 'react';
import { useTexts } from '../i18n';
import { isOwnClick } from './DataTable';
import styles from './lists.module.css';
import { listTexts } from './lists.texts';
import { itemsOf, nearsMissing, type Section } from './sections';

interface CardListProps<Row> {
  label: string;
  rows: Row[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  /** A card; it holds a link to the record. */
  render: (row: Row) => ReactNode;
  onOpen: (row: Row) => void;
  /** Given while cards are chosen by a tap. */
  choosing?: { ids: ReadonlySet<string>; toggle: (index: number, range: boolean) => void };
  hasMore: boolean;
  onMore: () => void;
  scroller: RefObject<HTMLDivElement | null>;
  /** The cards parted under headings. */
  sections?: readonly Section[];
  renderSection?: (index: number) => ReactNode;
}

/** The list of the phone: the same rows as cards, of any number. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { rows, rowId, render, onOpen, choosing, hasMore, onMore, scroller, label, sections } = props;
  const t = useTexts(listTexts);
  const places = useMemo(() => itemsOf(rows.length, hasMore, sections), [rows.length, hasMore, sections]);
  const rowAt = (place: number) => {
    const item = places[place];
    return item?.kind === 'row' ? rows[item.row] : undefined;
  };
  const cards = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (places[place]?.kind === 'head' ? 44 : 112),
    overscan: 6,
    getItemKey: (place) => {
      const row = rowAt(place);
      return row ? rowId(row) : place;
    },
  });
  const items = cards.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && nearsMissing(places, last)) onMore();
  }, [hasMore, last, places, onMore]);

  return (
    <div ref={scroller} className={styles.cards}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list has no list element's children */}
      <div role="list" aria-label={label} style={{ height: cards.getTotalSize() + 88, position: 'relative' }}>
        {items.map(({ index, start, key }) => {
          const item = places[index];
          const row = rowAt(index);
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
              data-chosen={(row && choosing?.ids.has(rowId(row))) || undefined}
              onClickCapture={(event) => {
                // a tap on the link inside would open it
                if (!row || !choosing || item?.kind !== 'row') return;
                event.preventDefault();
                event.stopPropagation();
                choosing.toggle(item.row, false);
              }}
              onClick={(event) => {
                if (!row || !isOwnClick(event)) return;
                event.preventDefault();
                onOpen(row);
              }}
            >
              {row && choosing && (
                <input
                  type="checkbox"
                  readOnly
                  className={styles.cardBox}
                  checked={choosing.ids.has(rowId(row))}
                  aria-label={t('selectRow', { name: props.rowName(row) })}
                />
              )}
              {item?.kind === 'head' ? props.renderSection?.(item.section) : row ? render(row) : <CardSkeleton />}
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

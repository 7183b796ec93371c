import { useDraggable, useDroppable } from '@dnd-kit/core';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Stage } from '@/features/pipelines/public';
import { formatMoney, formatMoneyShort, formatTotal } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { isOwnClick } from '@/shared/lists/DataTable';
import { useMe } from '@/shared/session';
import type { OpportunityRow } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { BoardCard } from './BoardCard';
import css from './board.module.css';
import type { Column } from './boardData';
import type { CardField } from './cardFields';

export interface ColumnHandle {
  reveal: (index: number) => void;
}

export interface CardActions {
  open: (row: OpportunityRow) => void;
  menu: (row: OpportunityRow, at: DOMRect) => void;
  focus: (id: string) => void;
  hover: (row: OpportunityRow) => void;
}

interface BoardColumnProps {
  stage: Stage;
  column: Column;
  fields: readonly CardField[];
  today: string;
  canMove: boolean;
  phone: boolean;
  /** The card that is dragged or lifted stays drawn, wherever its column scrolls to. */
  held: string | null;
  focusId: string | null;
  openId: string | null;
  /** Where the line stands that says "here". */
  line: number | null;
  isOver: boolean;
  actions: CardActions;
  onMore: (stage: string, cursor: string) => void;
  onAdd?: (stage: string) => void;
  handles: RefObject<Map<string, ColumnHandle>>;
}

/** A stage: count and sum of all its deals above, and of its cards those in sight. */
function ColumnOf(props: BoardColumnProps) {
  const { stage, column, held, onMore, phone } = props;
  const { items, next_cursor } = column;
  const t = useTexts(opportunityTexts);
  const locale = useLocale();
  const { currency } = useMe().organization;
  const scroller = useRef<HTMLDivElement>(null);
  const { setNodeRef } = useDroppable({ id: stage.stage_id });
  const heldAt = held ? items.findIndex((row) => row.opportunity_id === held) : -1;
  const cards = useVirtualizer({
    count: items.length + (next_cursor ? 3 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => 94,
    gap: 8,
    overscan: 5,
    paddingStart: 4,
    paddingEnd: phone ? 96 : 16,
    scrollPaddingStart: 12,
    scrollPaddingEnd: 12,
    getItemKey: (index) => items[index]?.opportunity_id ?? `bone${index}`,
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return heldAt < 0 || shown.includes(heldAt) ? shown : [...shown, heldAt].sort((a, b) => a - b);
      },
      [heldAt],
    ),
  });
  const inSight = cards.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (next_cursor && last >= items.length - 12) onMore(stage.stage_id, next_cursor);
  }, [next_cursor, last, items.length, onMore, stage.stage_id]);
  const { handles } = props;
  useEffect(() => {
    const all = handles.current;
    all.set(stage.stage_id, { reveal: (index) => cards.scrollToIndex(index, { align: 'auto' }) });
    return () => void all.delete(stage.stage_id);
  }, [handles, stage.stage_id, cards]);

  const count = formatTotal(column.count, column.count_is_exact, locale);
  // who may not see amounts sees no sums of them
  const sums =
    column.sum === null || column.weighted === null
      ? null
      : {
          full: formatMoney(column.sum, currency, locale),
          short: formatMoneyShort(column.sum, currency, locale),
          share: t('weighted', { amount: formatMoneyShort(column.weighted, currency, locale) }),
        };
  const others = column.other_currencies > 0 && t('otherCurrencies', { count: column.other_currencies });
  const name = [stage.name, t('columnCount', { count: column.count }), sums?.full];
  return (
    <section
      className={css.column}
      data-stage={stage.stage_id}
      data-over={props.isOver || undefined}
      style={{ '--stage': stage.color } as CSSProperties}
      aria-label={name.filter(Boolean).join(', ')}
    >
      <header className={css.columnHead}>
        <h2 className={css.columnName} title={stage.name}>
          {stage.name}
        </h2>
        <span className={css.columnCount}>{count}</span>
        <span className={css.grow} />
        {props.onAdd && (
          <button
            type="button"
            className={css.columnAdd}
            aria-label={t('addHere', { stage: stage.name })}
            title={t('addHere', { stage: stage.name })}
            onClick={() => props.onAdd?.(stage.stage_id)}
          >
            <PlusIcon />
          </button>
        )}
        {sums && (
          <span className={css.columnSums} title={[sums.full, sums.share, others].filter(Boolean).join(' · ')}>
            <b className="gx-num">{sums.short}</b>
            <span className="gx-num">{stage.kind === 'open' ? sums.share : ''}</span>
            {others && <span className={css.columnOthers}>{others}</span>}
          </span>
        )}
      </header>
      <div ref={scroller} className={css.columnBody}>
        {/* biome-ignore lint/a11y/useSemanticElements: a virtual list has no list element's children */}
        <div
          ref={setNodeRef}
          role="list"
          className={css.canvas}
          data-canvas={stage.stage_id}
          style={{ height: cards.getTotalSize() }}
        >
          {inSight.map(({ index, start, key }) => {
            const row = items[index];
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div
                key={key}
                ref={cards.measureElement}
                data-index={index}
                role="listitem"
                className={css.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row ? <CardPlace row={row} {...props} /> : <div className={css.bone} aria-hidden />}
              </div>
            );
          })}
          {props.line !== null && <div className={css.line} style={{ top: props.line }} aria-hidden />}
        </div>
        {items.length === 0 && <p className={css.columnEmpty}>{t(phone ? 'columnEmptyPhone' : 'columnEmpty')}</p>}
      </div>
    </section>
  );
}

/** Drawn again only when its own cards or the card in the air concern it. */
export const BoardColumn = memo(ColumnOf);

function CardPlace({ row, ...props }: BoardColumnProps & { row: OpportunityRow }) {
  const t = useTexts(opportunityTexts);
  const id = row.opportunity_id;
  const { listeners, setNodeRef, isDragging } = useDraggable({ id, disabled: !props.canMove });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board listens to the keys
    // biome-ignore lint/a11y/useSemanticElements: a card holds a link and a button of its own
    <div
      {...listeners}
      ref={setNodeRef}
      role="group"
      tabIndex={id === props.focusId ? 0 : -1}
      aria-roledescription={t('card')}
      aria-label={[row.title, row.customer_name, props.stage.name].filter(Boolean).join(', ')}
      aria-describedby="board-keys"
      className={css.card}
      data-deal={id}
      data-dragged={isDragging || undefined}
      data-lifted={props.held === id && !isDragging ? true : undefined}
      data-open={id === props.openId || undefined}
      data-stale={row.is_stale || undefined}
      onFocus={() => props.actions.focus(id)}
      onMouseEnter={() => props.actions.hover(row)}
      onClick={(event) => {
        if (!isOwnClick(event)) return;
        event.preventDefault();
        props.actions.open(row);
      }}
    >
      <BoardCard
        row={row}
        fields={props.fields}
        today={props.today}
        onMenu={props.canMove ? props.actions.menu : undefined}
      />
    </div>
  );
}

import { DndContext, DragOverlay, MeasuringStrategy } from '@dnd-kit/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Pipeline, Stage } from '@/features/pipelines/public';
import { today } from '@/shared/days';
import { useTexts } from '@/shared/i18n';
import { isFilterError } from '@/shared/lists/filters';
import { ListFailed } from '@/shared/lists/ListStates';
import { useCan } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { openCreateOpportunity } from '../createRequest';
import { MoveMenu } from '../MoveMenu';
import { type OpportunityListParams, type OpportunityRow, opportunityRecord } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { useMoveDeal } from '../useMoveDeal';
import { BoardCard } from './BoardCard';
import { BoardColumn, type CardActions, type ColumnHandle } from './BoardColumn';
import { BoardSkeleton } from './BoardSkeleton';
import css from './board.module.css';
import { type BoardRow, neighboursAt } from './boardData';
import type { CardField } from './cardFields';
import { DropZones } from './DropZones';
import { indexIn, type Spot, spotOf } from './places';
import { StageTabs } from './StageTabs';
import { useBoardData } from './useBoardData';
import { type Over, useDrag } from './useDrag';
import { useLift } from './useLift';

interface BoardViewProps {
  params: OpportunityListParams;
  pipeline: Pipeline;
  fields: CardField[];
  closed: boolean;
  openId: string | null;
  onOpen: (row: OpportunityRow) => void;
  /** What stands there when no deal matches. */
  nothing: ReactNode;
}

const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** The deals of a pipeline by stage, moved by mouse, finger and keyboard. */
export function BoardView({ params, pipeline, fields, closed, openId, onOpen, nothing }: BoardViewProps) {
  const t = useTexts(opportunityTexts);
  const phone = usePhone();
  const cache = useQueryClient();
  const canMove = useCan()('opportunities.edit');
  const canAdd = useCan()('opportunities.create');
  const moveDeal = useMoveDeal();
  const { board: whole, more, ...query } = useBoardData(params);
  const handles = useRef(new Map<string, ColumnHandle>());
  const area = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ row: OpportunityRow; at: DOMRect } | null>(null);

  const stages = useMemo(
    () => pipeline.stages.filter((stage) => closed || stage.kind === 'open'),
    [pipeline.stages, closed],
  );
  const zones = useMemo(
    () => (closed ? [] : ['won', 'lost'].flatMap((kind) => pipeline.stages.filter((stage) => stage.kind === kind))),
    [pipeline.stages, closed],
  );
  const board = useMemo(
    () =>
      whole && {
        ...whole,
        columns: stages.flatMap((stage) => whole.columns.find((one) => one.stage_id === stage.stage_id) ?? []),
      },
    [whole, stages],
  );
  const stageOf = (id: string): Stage | undefined => pipeline.stages.find((one) => one.stage_id === id);

  const drop = (row: BoardRow, to: Spot) => {
    const target = stageOf(to.stage_id);
    const from = board && spotOf(board, row.opportunity_id);
    if (!target || !board || !from) return;
    const same = from.stage_id === to.stage_id;
    if (same && from.index === to.index) return;
    const column = board.columns.find((one) => one.stage_id === to.stage_id);
    const origin = board.columns.find((one) => one.stage_id === from.stage_id);
    void moveDeal({
      deal: row,
      target,
      place: column && neighboursAt(column.items, row.opportunity_id, to.index),
      from: origin && neighboursAt(origin.items, row.opportunity_id, indexIn(origin, row.opportunity_id)),
    });
  };
  const drag = useDrag(board, (row: BoardRow, over: Over) => drop(row, over));
  const openMenu = useCallback((row: OpportunityRow, at: DOMRect) => setMenu({ row, at }), []);
  const lift = useLift({
    board,
    zones: zones.map((stage) => stage.stage_id),
    nameOf: (id) => stageOf(id)?.name ?? '',
    canMove,
    drop,
    open: onOpen,
    menu: openMenu,
    reveal: (stage, index) => {
      handles.current.get(stage)?.reveal(index);
      area.current
        ?.querySelector(`[data-stage="${CSS.escape(stage)}"]`)
        ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    },
  });
  const hover = useCallback(
    (row: OpportunityRow) => void cache.prefetchQuery(opportunityRecord(row.opportunity_id)),
    [cache],
  );
  const add = useCallback(
    (stage: string) => openCreateOpportunity({ pipeline: pipeline.pipeline_id, stage }),
    [pipeline.pipeline_id],
  );
  const actions = useMemo<CardActions>(
    () => ({ open: onOpen, menu: openMenu, focus: lift.onFocus, hover }),
    [onOpen, openMenu, lift.onFocus, hover],
  );

  // what is open beside the board is in sight on it
  useEffect(() => {
    if (!openId) return;
    const card = area.current?.querySelector(`[data-deal="${CSS.escape(openId)}"]`);
    card?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [openId]);

  if (query.isPending) return <BoardSkeleton columns={stages.length} />;
  if (isFilterError(query.error)) return null;
  if (!board || !lift.shown || !whole) return <ListFailed error={query.error} onRetry={() => void query.retry()} />;

  if (whole.columns.every((one) => one.count === 0)) return nothing;

  const known = new Set(lift.shown.columns.flatMap((column) => column.items.map((row) => row.opportunity_id)));
  const focusId =
    lift.focus && known.has(lift.focus)
      ? lift.focus
      : (lift.shown.columns.find((one) => one.items[0])?.items[0]?.opportunity_id ?? null);
  const inAir = drag.active !== null || lift.lifted !== null;
  const zoneOver = drag.over?.y === null ? drag.over.stage_id : lift.overZone;

  return (
    <DndContext
      {...drag.context}
      measuring={{ droppable: { strategy: MeasuringStrategy.WhileDragging } }}
      autoScroll={{ threshold: { x: 0.12, y: 0.16 } }}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
    >
      {phone && <StageTabs stages={stages} columns={board.columns} area={area} over={zoneOver} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a region with a name */}
      <div
        ref={area}
        role="group"
        aria-label={t('board')}
        className={css.board}
        data-stale={query.isStale || undefined}
        data-dragging={inAir || undefined}
        onKeyDown={lift.onKeyDown}
      >
        <p id="board-keys" className="gx-visually-hidden">
          {t('keysHint')}
        </p>
        {lift.shown.columns.map((column) => {
          const stage = stageOf(column.stage_id);
          if (!stage) return null;
          const over = drag.over?.stage_id === column.stage_id && drag.over.y !== null ? drag.over : null;
          return (
            <BoardColumn
              key={column.stage_id}
              handles={handles}
              stage={stage}
              column={column}
              fields={fields}
              today={today()}
              canMove={canMove}
              phone={phone}
              held={drag.active?.opportunity_id ?? lift.lifted}
              focusId={focusId}
              openId={openId}
              line={over?.y ?? null}
              isOver={over !== null}
              actions={actions}
              onMore={more}
              onAdd={canAdd && stage.kind === 'open' ? add : undefined}
            />
          );
        })}
      </div>
      {inAir && <DropZones stages={zones} over={zoneOver} />}
      <DragOverlay dropAnimation={null} zIndex={60}>
        {drag.active && (
          <div className={css.card} data-overlay>
            <BoardCard row={drag.active} fields={fields} today={today()} />
          </div>
        )}
      </DragOverlay>
      <p className="gx-visually-hidden" aria-live="assertive">
        {lift.said}
      </p>
      {menu && (
        <MoveMenu
          row={menu.row}
          at={menu.at}
          stages={pipeline.stages}
          onClose={() => setMenu(null)}
          onChoose={(target) => void moveDeal({ deal: menu.row, target })}
        />
      )}
    </DndContext>
  );
}

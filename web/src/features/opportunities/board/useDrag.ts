import {
  type CollisionDetection,
  type DragMoveEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useRef, useState } from 'react';
import type { BoardData, BoardRow } from './boardData';
import { findRow } from './boardData';

/** Where the card would go if it were dropped now. */
export interface Over {
  stage_id: string;
  /** Its index in the column without the card itself; the line is drawn before it. */
  index: number;
  /** Where the line stands, in pixels from the top of the column's canvas; null over a zone. */
  y: number | null;
}

const half = (rect: DOMRect) => rect.top + rect.height / 2;

/** Between which of the cards in sight the pointer is. */
function placeIn(
  canvas: HTMLElement,
  items: readonly BoardRow[],
  id: string,
  pointerY: number,
): Omit<Over, 'stage_id'> {
  const rest = items.filter((row) => row.opportunity_id !== id);
  const indexOf = new Map(rest.map((row, i) => [row.opportunity_id, i]));
  const top = canvas.getBoundingClientRect().top;
  let end: { index: number; y: number } = { index: 0, y: 4 };
  for (const card of canvas.querySelectorAll<HTMLElement>('[data-deal]')) {
    const index = indexOf.get(card.dataset.deal ?? '');
    if (index === undefined) continue;
    const rect = card.getBoundingClientRect();
    if (pointerY < half(rect)) {
      if (index === 0 || end.index === index) return { index, y: rect.top - top - 4 };
    } else if (index + 1 > end.index) end = { index: index + 1, y: rect.bottom - top + 4 };
  }
  return end;
}

/** Drag by mouse and by a long press; the place is found among the cards in sight, so columns may be of any length. */
export function useDrag(board: BoardData | undefined, drop: (row: BoardRow, over: Over) => void) {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 260, tolerance: 8 } }),
  );
  const pointer = useRef({ x: 0, y: 0 });
  const [active, setActive] = useState<BoardRow | null>(null);
  const [over, setOver] = useState<Over | null>(null);

  const collisionDetection = useCallback<CollisionDetection>(({ droppableContainers, pointerCoordinates }) => {
    if (!pointerCoordinates) return [];
    pointer.current = pointerCoordinates;
    const { x, y } = pointerCoordinates;
    const within = droppableContainers.flatMap((container) => {
      const zone = container.data.current?.zone !== undefined;
      // the whole height of a column takes the card, not only where cards are
      const rect = (
        zone ? container.node.current : container.node.current?.closest('section')
      )?.getBoundingClientRect();
      const inside = rect && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
      return inside ? [{ id: container.id, data: { droppableContainer: container, zone } }] : [];
    });
    return within.sort((a, b) => Number(b.data.zone) - Number(a.data.zone));
  }, []);

  const onMove = useCallback(
    ({ active: moved, over: target }: DragMoveEvent) => {
      const zone = target?.data.current?.zone as string | undefined;
      if (zone) return setOver({ stage_id: zone, index: 0, y: null });
      const stage_id = target ? String(target.id) : null;
      const column = board?.columns.find((one) => one.stage_id === stage_id);
      if (!stage_id) return setOver(null);
      const canvas = document.querySelector<HTMLElement>(`[data-canvas="${CSS.escape(stage_id)}"]`);
      if (!column || !canvas) return setOver(null);
      const next = { stage_id, ...placeIn(canvas, column.items, String(moved.id), pointer.current.y) };
      setOver((before) =>
        before?.stage_id === next.stage_id && before.index === next.index && before.y === next.y ? before : next,
      );
    },
    [board],
  );
  const end = () => {
    setActive(null);
    setOver(null);
  };

  return {
    active,
    over,
    context: {
      sensors,
      collisionDetection,
      onDragStart: ({ active: { id } }: { active: { id: string | number } }) => {
        window.getSelection()?.removeAllRanges();
        navigator.vibrate?.(12);
        setActive(findRow(board, String(id)) ?? null);
      },
      onDragMove: onMove,
      onDragOver: onMove,
      onDragCancel: end,
      onDragEnd: () => {
        if (active && over) drop(active, over);
        end();
      },
    },
  };
}

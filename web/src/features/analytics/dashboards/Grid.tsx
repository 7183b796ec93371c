import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { GripIcon } from '@/shared/icons';
import { ResizeIcon } from '../chartIcons';
import type { Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';
import { columns, inOrder, moved, type Place, resized, same, stepped } from './grid';

/** As in the style sheet, in pixels. */
const rowHeight = 56;
const gap = 12;

interface GridProps {
  widgets: Widget[];
  isEditing: boolean;
  onChange: (widgets: Widget[]) => void;
  render: (widget: Widget, handle: ReactNode) => ReactNode;
}

interface Drag {
  id: string;
  act: 'move' | 'resize';
  startX: number;
  startY: number;
  /** How far the pointer has come, in pixels. */
  dx: number;
  dy: number;
  preview: Widget[];
}

const area = ({ x, y, w, h }: Place): CSSProperties => ({
  gridColumn: `${x + 1} / span ${w}`,
  gridRow: `${y + 1} / span ${h}`,
});

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Widgets on twelve columns; while they are arranged, moved and resized by pointer and by keyboard. */
export function Grid({ widgets, isEditing, onChange, render }: GridProps) {
  const t = useTexts(dashboardTexts);
  const node = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, setSaid] = useState('');
  const shown = drag?.preview ?? widgets;

  const tell = (id: string, places: Widget[]) => {
    const one = places.find((place) => place.id === id);
    if (one) setSaid(t('placed', { name: one.title, x: one.x + 1, y: one.y + 1, w: one.w, h: one.h }));
  };
  const begin = (event: PointerEvent, id: string, act: Drag['act']) => {
    const box = node.current?.getBoundingClientRect();
    if (event.button !== 0 || !box) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    (event.currentTarget as HTMLElement).focus();
    // against the grid, not the window: it may be scrolled meanwhile
    setDrag({
      id,
      act,
      startX: event.clientX - box.left,
      startY: event.clientY - box.top,
      dx: 0,
      dy: 0,
      preview: widgets,
    });
  };
  const go = (event: PointerEvent) => {
    const box = node.current?.getBoundingClientRect();
    const from = drag && widgets.find((one) => one.id === drag.id);
    if (!drag || !from || !box) return;
    scrollAtEdge(event);
    const dx = event.clientX - box.left - drag.startX;
    const dy = event.clientY - box.top - drag.startY;
    const across = Math.round(dx / ((box.width + gap) / columns));
    const down = Math.round(dy / (rowHeight + gap));
    const preview =
      drag.act === 'move'
        ? moved(widgets, drag.id, { x: from.x + across, y: from.y + down })
        : resized(widgets, drag.id, { w: from.w + across, h: from.h + down });
    setDrag({ ...drag, dx, dy, preview });
  };
  const end = (keep: boolean) => {
    if (!drag) return;
    setDrag(null);
    if (!keep || same(drag.preview, widgets)) return;
    onChange(drag.preview);
    tell(drag.id, drag.preview);
  };
  const byKey = (event: React.KeyboardEvent, widget: Widget, act: Drag['act']) => {
    if (event.key === 'Escape' && drag) return end(false);
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const [dx, dy] = step;
    const next =
      act === 'move'
        ? stepped(widgets, widget.id, dx, dy)
        : resized(widgets, widget.id, { w: widget.w + dx, h: widget.h + dy });
    if (!same(next, widgets)) onChange(next);
    tell(widget.id, next);
  };
  const handleOf = (widget: Widget, act: Drag['act']) => (
    <button
      type="button"
      className={act === 'move' ? css.moveHandle : css.resizeHandle}
      aria-label={t(act, { name: widget.title })}
      title={t(act, { name: widget.title })}
      onPointerDown={(event) => begin(event, widget.id, act)}
      onPointerMove={go}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onKeyDown={(event) => byKey(event, widget, act)}
    >
      {act === 'move' ? <GripIcon /> : <ResizeIcon />}
    </button>
  );
  // the tab key goes as one reads, and nothing is built anew because it moved
  return (
    <>
      <div ref={node} className={css.grid} data-editing={isEditing || undefined}>
        {inOrder(widgets).map((widget) => {
          const isHeld = drag?.id === widget.id;
          const isMoved = isHeld && drag.act === 'move';
          const place = shown.find((one) => one.id === widget.id) ?? widget;
          const style = isMoved ? { ...area(widget), transform: `translate(${drag.dx}px, ${drag.dy}px)` } : area(place);
          return (
            <div
              key={widget.id}
              className={css.cell}
              data-widget={widget.id}
              style={style}
              data-held={isHeld || undefined}
            >
              {render(widget, isEditing ? handleOf(widget, 'move') : null)}
              {isEditing && handleOf(widget, 'resize')}
            </div>
          );
        })}
        {drag?.act === 'move' && <Target place={shown.find((one) => one.id === drag.id)} />}
      </div>
      <div className="gx-visually-hidden" aria-live="polite">
        {said}
      </div>
    </>
  );
}

/** Where what is held would come to stand. */
const Target = ({ place }: { place: Widget | undefined }) =>
  place ? <div className={css.target} style={area(place)} aria-hidden /> : null;

/** Near the upper or lower edge what lies beyond comes into sight. */
function scrollAtEdge({ clientY, currentTarget }: PointerEvent): void {
  const page = currentTarget.closest('main');
  const box = page?.getBoundingClientRect();
  if (!page || !box) return;
  if (clientY > box.bottom - 48) page.scrollBy(0, 16);
  else if (clientY < box.top + 48) page.scrollBy(0, -16);
}

import { type RefObject, useEffect, useRef } from 'react';

const least = 60;

/** A finger that goes left or right turns the page; one that goes up or down scrolls. */
export function useSwipe(area: RefObject<HTMLElement | null>, enabled: boolean, onTurn: (by: 1 | -1) => void): void {
  const latest = useRef({ enabled, onTurn });
  useEffect(() => {
    latest.current = { enabled, onTurn };
  });
  useEffect(() => {
    let from: { x: number; y: number } | null = null;
    const inside = (target: EventTarget | null) => target instanceof Node && area.current?.contains(target);
    const onStart = (event: TouchEvent) => {
      const touch = event.touches[0];
      from =
        touch && event.touches.length === 1 && inside(event.target) ? { x: touch.clientX, y: touch.clientY } : null;
    };
    const onMove = () => {
      // what is being dragged over the page is not a swipe
      if (!latest.current.enabled) from = null;
    };
    const onEnd = (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      if (!from || !touch || !latest.current.enabled) return;
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(x) > least && Math.abs(x) > 2 * Math.abs(y)) latest.current.onTurn(x < 0 ? 1 : -1);
    };
    // the element of a view comes and goes, the document stays
    document.addEventListener('touchstart', onStart, { passive: true });
    document.addEventListener('touchmove', onMove, { passive: true });
    document.addEventListener('touchend', onEnd, { passive: true });
    return () => {
      document.removeEventListener('touchstart', onStart);
      document.removeEventListener('touchmove', onMove);
      document.removeEventListener('touchend', onEnd);
    };
  }, [area]);
}

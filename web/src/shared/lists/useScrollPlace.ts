import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

// how far each list was scrolled, by its name and conditions
const places = new Map<string, number>();

/** The state of an address that leads back to a list one has left. */
export const backToList = { back: true };

/**
 * A list one comes back to stands where it was left: by Back, or by a link that says so. Other conditions begin at the
 * top, and so does a visit from the menu.
 */
export function useScrollPlace(
  scroller: RefObject<HTMLElement | null>,
  list: string,
  conditions: string,
  ready: boolean,
): void {
  const key = `${list} ${conditions}`;
  const popped = useNavigationType() === 'POP';
  const state = useLocation().state as { back?: boolean } | null;
  const isBack = popped || state?.back === true;
  const first = useRef<{ key: string; isBack: boolean } | null>({ key, isBack });

  useLayoutEffect(() => {
    const area = scroller.current;
    if (!ready || !area) return;
    if (first.current?.key !== key) area.scrollTop = 0;
    else if (first.current.isBack) area.scrollTop = places.get(key) ?? 0;
    first.current = null;
  }, [scroller, key, ready]);

  useEffect(() => {
    const area = scroller.current;
    if (!ready || !area) return;
    const keep = () => places.set(key, area.scrollTop);
    area.addEventListener('scroll', keep, { passive: true });
    return () => area.removeEventListener('scroll', keep);
  }, [scroller, key, ready]);
}

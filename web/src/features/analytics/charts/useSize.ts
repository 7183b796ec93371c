import { type RefObject, useLayoutEffect, useState } from 'react';

/** How large an element is, followed as it changes. */
export function useSize(of: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const node = of.current;
    if (!node) return;
    const measure = () => {
      const next = { width: Math.floor(node.clientWidth), height: Math.floor(node.clientHeight) };
      setSize((old) => (old.width === next.width && old.height === next.height ? old : next));
    };
    measure();
    const seen = new ResizeObserver(measure);
    seen.observe(node);
    return () => seen.disconnect();
  }, [of]);
  return size;
}

import { flushSync } from 'react-dom';

const find = (id: string) => document.querySelector<HTMLElement>(`[data-deal="${CSS.escape(id)}"]`);

/** Lets a card slide from where it is to where the change puts it, so that the eye can follow. */
export function slide(id: string, change: () => void): void {
  const from = find(id)?.getBoundingClientRect();
  flushSync(change);
  const card = find(id);
  if (!from || !card || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const to = card.getBoundingClientRect();
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (x === 0 && y === 0) return;
  card.animate(
    [
      { transform: `translate(${x}px, ${y}px)`, zIndex: 5 },
      { transform: 'none', zIndex: 5 },
    ],
    {
      duration: 260,
      easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
    },
  );
}

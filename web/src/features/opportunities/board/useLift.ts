import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { opportunityTexts } from '../opportunities.texts';
import { type BoardData, type BoardRow, findRow, neighboursAt, type PendingMove, withPending } from './boardData';
import { neighbourCard, type Spot, spotOf, step } from './places';

interface Lift {
  id: string;
  at: Spot;
}

interface Lifting {
  board: BoardData | undefined;
  /** Ids of the won and the lost stage. */
  zones: readonly string[];
  nameOf: (stage: string) => string;
  canMove: boolean;
  drop: (row: BoardRow, at: Spot) => void;
  open: (row: BoardRow) => void;
  menu: (row: BoardRow, at: DOMRect) => void;
  /** Brings a card into sight when its column has scrolled past it. */
  reveal: (stage: string, index: number) => void;
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
const cardOf = (id: string) => document.querySelector<HTMLElement>(`[data-deal="${CSS.escape(id)}"]`);

/** The board by keyboard: arrows go from card to card; space lifts one, arrows carry it, space drops it. */
export function useLift(how: Lifting) {
  const { board, zones, nameOf } = how;
  const t = useTexts(opportunityTexts);
  const [focus, setFocus] = useState<string | null>(null);
  const [lift, setLift] = useState<Lift | null>(null);
  const [said, setSaid] = useState('');
  const wanted = useRef<string | null>(null);

  const isLifted = lift !== null;
  useEffect(() => {
    if (!isLifted) return;
    // the mouse takes over: nothing stays in the air
    const put = () => setLift(null);
    window.addEventListener('pointerdown', put);
    return () => window.removeEventListener('pointerdown', put);
  }, [isLifted]);

  const overZone = lift && zones.includes(lift.at.stage_id) ? lift.at.stage_id : null;
  const shown = board && lift && !overZone ? withPending(board, [asMove(board, lift)]) : board;

  const count = (stage: string) => board?.columns.find((one) => one.stage_id === stage)?.count ?? 0;
  const announce = (at: Spot, id: string) => {
    if (zones.includes(at.stage_id)) return setSaid(t('say.overZone', { zone: nameOf(at.stage_id) }));
    const own = board && spotOf(board, id)?.stage_id === at.stage_id;
    setSaid(t('say.over', { stage: nameOf(at.stage_id), at: at.index + 1, count: count(at.stage_id) + (own ? 0 : 1) }));
  };
  const goTo = (id: string, spot: Spot | null) => {
    setFocus(id);
    wanted.current = id;
    if (spot) how.reveal(spot.stage_id, spot.index);
  };

  // the card is another element in another column: it takes the focus again there
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const card = cardOf(wanted.current);
    if (!card) return;
    wanted.current = null;
    card.focus({ preventScroll: false });
  });
  // one that was far away is drawn only after scrolling
  useEffect(() => {
    if (wanted.current === null) return;
    const id = wanted.current;
    const frame = requestAnimationFrame(() => cardOf(id)?.focus());
    return () => cancelAnimationFrame(frame);
  });

  const carry = (key: string, lifted: Lift) => {
    if (!board) return false;
    const row = findRow(board, lifted.id);
    const arrow = arrows.find((one) => one === key);
    if (arrow) {
      const at = step(board, zones, lifted.id, lifted.at, arrow);
      setLift({ ...lifted, at });
      announce(at, lifted.id);
      goTo(lifted.id, zones.includes(at.stage_id) ? null : at);
    } else if (key === ' ' || key === 'Enter') {
      setLift(null);
      if (row) {
        setSaid(t('say.dropped', { title: row.title, stage: nameOf(lifted.at.stage_id) }));
        how.drop(row, lifted.at);
      }
      goTo(lifted.id, null);
    } else if (key === 'Escape') {
      setLift(null);
      setSaid(t('say.cancelled', { title: row?.title ?? '' }));
      goTo(lifted.id, null);
    } else return key === 'Tab';
    return true;
  };

  const walk = (key: string, id: string) => {
    if (!board) return false;
    const row = findRow(board, id);
    if (!row) return false;
    if (key === 'Enter') how.open(row);
    else if (key === 'm' || key === 'M') {
      const card = cardOf(id);
      if (card) how.menu(row, card.getBoundingClientRect());
    } else if (key === ' ') {
      const at = spotOf(board, id);
      if (!at || !how.canMove) return true;
      setLift({ id, at });
      setSaid(
        t('say.lifted', {
          title: row.title,
          stage: nameOf(at.stage_id),
          at: at.index + 1,
          count: count(at.stage_id),
        }),
      );
    } else {
      const next = [...arrows, 'Home', 'End'].includes(key) ? neighbourCard(board, id, key) : undefined;
      if (!next) return arrows.some((one) => one === key);
      goTo(next.opportunity_id, spotOf(board, next.opportunity_id));
    }
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const card = (event.target as Element).closest<HTMLElement>('[data-deal]');
    if (!card || (event.target as Element).closest('button, input')) return;
    const id = card.dataset.deal ?? '';
    if (!(lift ? carry(event.key, lift) : walk(event.key, id))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = useCallback((id: string) => setFocus(id), []);

  return { shown, focus, lifted: lift?.id ?? null, overZone, said, onKeyDown, onFocus };
}

function asMove(board: BoardData, lift: Lift): PendingMove {
  const items = board.columns.find((one) => one.stage_id === lift.at.stage_id)?.items ?? [];
  const { after } = neighboursAt(items, lift.id, lift.at.index);
  return { id: lift.id, stage_id: lift.at.stage_id, after };
}

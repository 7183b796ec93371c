import { useDroppable } from '@dnd-kit/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Stage } from '@/features/pipelines/public';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { opportunityTexts } from '../opportunities.texts';
import css from './board.module.css';
import type { Column } from './boardData';

interface StageTabsProps {
  stages: Stage[];
  columns: Column[];
  area: RefObject<HTMLDivElement | null>;
  /** The stage a card in the air is held over. */
  over: string | null;
}

/** On the phone one column fills the screen; these switch between them, follow a swipe, and take a card let go on them. */
export function StageTabs({ stages, columns, area, over }: StageTabsProps) {
  const t = useTexts(opportunityTexts);
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const board = area.current;
    if (!board) return;
    const follow = () => setAt(Math.round(board.scrollLeft / Math.max(1, board.clientWidth)));
    board.addEventListener('scroll', follow, { passive: true });
    return () => board.removeEventListener('scroll', follow);
  }, [area]);
  useEffect(() => {
    const chip = bar.current?.children[at] as HTMLElement | undefined;
    if (chip && bar.current) bar.current.scrollTo({ left: chip.offsetLeft - 64, behavior: 'smooth' });
  }, [at]);
  return (
    <div ref={bar} className={css.stageTabs} role="tablist" aria-label={t('stage')}>
      {stages.map((stage, i) => (
        <StageTab
          key={stage.stage_id}
          stage={stage}
          column={columns.find((one) => one.stage_id === stage.stage_id)}
          isSelected={i === at}
          isOver={stage.stage_id === over}
          onSelect={() => area.current?.scrollTo({ left: i * area.current.clientWidth, behavior: 'smooth' })}
        />
      ))}
    </div>
  );
}

interface StageTabProps {
  stage: Stage;
  column: Column | undefined;
  isSelected: boolean;
  isOver: boolean;
  onSelect: () => void;
}

function StageTab({ stage, column, isSelected, isOver, onSelect }: StageTabProps) {
  const { setNodeRef } = useDroppable({ id: `tab:${stage.stage_id}`, data: { zone: stage.stage_id } });
  return (
    <button
      ref={setNodeRef}
      type="button"
      role="tab"
      aria-selected={isSelected}
      data-over={isOver || undefined}
      className={css.stageTab}
      onClick={onSelect}
    >
      <span className={css.tabDot} style={{ background: stage.color }} />
      {stage.name}
      {column && <b className="gx-num">{formatTotal(column.count, column.count_is_exact)}</b>}
    </button>
  );
}

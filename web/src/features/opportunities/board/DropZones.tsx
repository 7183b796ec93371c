import { useDroppable } from '@dnd-kit/core';
import type { Stage } from '@/features/pipelines/public';
import { useTexts } from '@/shared/i18n';
import { CheckIcon, CloseIcon } from '@/shared/icons';
import { opportunityTexts } from '../opportunities.texts';
import css from './board.module.css';

/** 赢单 and 输单, there while a card is in the air. */
export function DropZones({ stages, over }: { stages: Stage[]; over: string | null }) {
  return (
    <div className={css.zones}>
      {stages.map((stage) => (
        <Zone key={stage.stage_id} stage={stage} isOver={stage.stage_id === over} />
      ))}
    </div>
  );
}

function Zone({ stage, isOver }: { stage: Stage; isOver: boolean }) {
  const t = useTexts(opportunityTexts);
  const { setNodeRef } = useDroppable({ id: stage.stage_id, data: { zone: stage.stage_id } });
  const won = stage.kind === 'won';
  return (
    <div ref={setNodeRef} className={css.zone} data-kind={stage.kind} data-over={isOver || undefined}>
      {won ? <CheckIcon /> : <CloseIcon />}
      <strong>{t(won ? 'dropWon' : 'dropLost')}</strong>
      <span>{t('dropHint')}</span>
    </div>
  );
}

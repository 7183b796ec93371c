import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { EditIcon, GripIcon } from '@/shared/icons';
import type { Stage } from './pipelines.api';
import css from './pipelines.module.css';
import { pipelineTexts } from './pipelines.texts';
import { reordered } from './stages';

interface StageRowsProps {
  stages: Stage[];
  mayEdit: boolean;
  onEdit: (stage: Stage) => void;
  onMove: (id: string, over: string) => void;
}

/** The stages in their order; open ones are moved by the grip, by mouse, finger or keyboard. */
export function StageRows({ stages, mayEdit, onEdit, onMove }: StageRowsProps) {
  const t = useTexts(pipelineTexts);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // shown in the new order until the server's list says the same
  const [moved, setMoved] = useState<{ of: Stage[]; to: Stage[] } | null>(null);
  const shown = moved?.of === stages ? moved.to : stages;
  const open = shown.filter((stage) => stage.kind === 'open');
  const nameOf = (id: unknown) => stages.find((stage) => stage.stage_id === id)?.name ?? '';
  const placeOf = (id: unknown) => open.findIndex((stage) => stage.stage_id === id) + 1;
  const drop = (id: string, over: string) => {
    if (id === over) return;
    setMoved({ of: stages, to: reordered(stages, id, over) });
    onMove(id, over);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => over && drop(String(active.id), String(over.id))}
      accessibility={{
        screenReaderInstructions: { draggable: t('dragHint') },
        announcements: {
          onDragStart: ({ active }) => t('say.lifted', { name: nameOf(active.id), at: placeOf(active.id) }),
          onDragOver: ({ active, over }) =>
            over ? t('say.over', { name: nameOf(active.id), at: placeOf(over.id) }) : undefined,
          onDragEnd: ({ active, over }) =>
            t('say.dropped', { name: nameOf(active.id), at: placeOf(over?.id ?? active.id) }),
          onDragCancel: ({ active }) => t('say.cancelled', { name: nameOf(active.id) }),
        },
      }}
    >
      <SortableContext items={open.map((stage) => stage.stage_id)} strategy={verticalListSortingStrategy}>
        <ol className={css.stages}>
          {open.map((stage) => (
            <SortableRow key={stage.stage_id} stage={stage} mayEdit={mayEdit} onEdit={onEdit} />
          ))}
          {shown
            .filter((stage) => stage.kind !== 'open')
            .map((stage) => (
              <li key={stage.stage_id} className={css.stage} data-kind={stage.kind}>
                <span className={css.grip} />
                <StageLine stage={stage} mayEdit={mayEdit} onEdit={onEdit} />
              </li>
            ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

interface RowProps {
  stage: Stage;
  mayEdit: boolean;
  onEdit: (stage: Stage) => void;
}

function SortableRow({ stage, mayEdit, onEdit }: RowProps) {
  const t = useTexts(pipelineTexts);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: stage.stage_id,
    disabled: !mayEdit,
  });
  return (
    <li
      ref={setNodeRef}
      className={css.stage}
      data-dragged={isDragging || undefined}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      {mayEdit ? (
        <button
          ref={setActivatorNodeRef}
          type="button"
          className={css.grip}
          {...attributes}
          {...listeners}
          aria-label={t('moveStage', { name: stage.name })}
        >
          <GripIcon />
        </button>
      ) : (
        <span className={css.grip} />
      )}
      <StageLine stage={stage} mayEdit={mayEdit} onEdit={onEdit} />
    </li>
  );
}

function StageLine({ stage, mayEdit, onEdit }: RowProps) {
  const t = useTexts(pipelineTexts);
  const facts = [
    stage.required_fields.length > 0 && t('sum.fields', { count: stage.required_fields.length }),
    stage.required_activities.length > 0 && t('sum.activities', { count: stage.required_activities.length }),
    stage.entry_tasks.length > 0 && t('sum.tasks', { count: stage.entry_tasks.length }),
    stage.stale_days !== null && t('sum.stale', { count: stage.stale_days }),
  ].filter(Boolean);
  return (
    <>
      <span className={css.color} style={{ background: stage.color }} />
      <span className={css.stageName}>
        {stage.name}
        {stage.kind !== 'open' && <small>{t(stage.kind)}</small>}
      </span>
      <span className={css.facts}>{facts.join(' · ')}</span>
      <span className={css.chance}>{stage.kind === 'lost' ? '' : `${stage.probability}%`}</span>
      {mayEdit && (
        <button
          type="button"
          className={css.edit}
          aria-label={t('editNamed', { name: stage.name })}
          onClick={() => onEdit(stage)}
        >
          <EditIcon />
        </button>
      )}
    </>
  );
}

import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { EditIcon, GripIcon, MoreIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { originOf } from './computed';
import { type CustomKind, type Definition, useArrangeFields, useEditField, useRemoveField } from './customFields.api';
import css from './customFields.module.css';
import { customFieldTexts } from './customFields.texts';

interface FieldRowsProps {
  kind: CustomKind;
  fields: Definition[];
  onEdit: (field: Definition) => void;
}

/** The fields in their order; moved by the grip, by mouse, finger or keyboard. */
export function FieldRows({ kind, fields, onEdit }: FieldRowsProps) {
  const t = useTexts(customFieldTexts);
  const showProblem = useProblem();
  const arrange = useArrangeFields();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // shown in the new order until the server's list says the same
  const [moved, setMoved] = useState<{ of: Definition[]; to: Definition[] } | null>(null);
  const shown = moved?.of === fields ? moved.to : fields;
  const place = (id: unknown) => shown.findIndex((field) => field.field_id === id);
  const drop = (id: unknown, over: unknown) => {
    if (id === over) return;
    const to = arrayMove(shown, place(id), place(over));
    setMoved({ of: fields, to });
    arrange.mutate(
      { kind, fields: to.map(({ field_id, section }) => ({ field_id, section })) },
      {
        onError: (error) => {
          setMoved(null);
          showProblem(error);
        },
      },
    );
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => over && drop(active.id, over.id)}
      accessibility={{ screenReaderInstructions: { draggable: t('dragHint') } }}
    >
      <SortableContext items={shown.map((field) => field.field_id)} strategy={verticalListSortingStrategy}>
        <ol className={css.rows}>
          {shown.map((field) => (
            <FieldRow key={field.field_id} field={field} onEdit={onEdit} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function FieldRow({ field, onEdit }: { field: Definition; onEdit: (field: Definition) => void }) {
  const t = useTexts(customFieldTexts);
  const showProblem = useProblem();
  const edit = useEditField();
  const remove = useRemoveField();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: field.field_id,
  });
  const use = (is_active: boolean) =>
    edit.mutate(
      { field_id: field.field_id, is_active },
      {
        onSuccess: () => void toasts.success(is_active ? t('saved') : t('disabled', { label: field.label })),
        onError: (error) => showProblem(error),
      },
    );
  const forget = () =>
    Modal.confirm({
      title: t('remove.sure', { label: field.label }),
      okText: t('remove'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(field.field_id).catch(showProblem),
    });
  const facts = [
    field.is_being_worked_out && t('working'),
    field.section,
    field.required && t('required'),
    field.required_when && t('required_when'),
    field.unique && t('unique'),
    field.shown_when && t('shown_when'),
    field.indexed && t('indexed'),
    field.formula,
    field.rollup && t(`rollup.${field.rollup.function}`),
  ].filter(Boolean);
  return (
    <li
      ref={setNodeRef}
      className={css.row}
      data-off={!field.is_active || undefined}
      data-dragged={isDragging || undefined}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        className={css.grip}
        {...attributes}
        {...listeners}
        aria-label={t('move', { label: field.label })}
      >
        <GripIcon />
      </button>
      <button type="button" className={css.name} onClick={() => onEdit(field)}>
        <strong>{field.label}</strong>
        <code>{field.key}</code>
      </button>
      <span className={css.type}>{t(`type.${originOf(field)}`)}</span>
      <span className={css.facts}>{field.is_active ? facts.join(' · ') : t('off')}</span>
      <Button
        type="text"
        icon={<EditIcon />}
        aria-label={`${t('edit')} ${field.label}`}
        onClick={() => onEdit(field)}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: field.is_active
            ? [{ key: 'off', label: t('disable'), onClick: () => use(false) }]
            : [
                { key: 'on', label: t('enable'), onClick: () => use(true) },
                { key: 'remove', label: t('remove'), danger: true, onClick: forget },
              ],
        }}
      >
        <Button type="text" icon={<MoreIcon />} aria-label={t('more', { label: field.label })} />
      </Dropdown>
    </li>
  );
}

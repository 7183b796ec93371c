import { type DragEvent, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { useMoveDepartment } from './departments.api';
import { departmentTexts } from './departments.texts';
import type { Department } from './settings.api';
import { isBelow } from './tree';

/** Where a department is dropped: below another, or at the top. */
type Target = string | 'top' | null;

/** Moves departments by dragging or by name, and takes a move back. */
export function useDepartmentMoves(departments: Department[]) {
  const t = useTexts(departmentTexts);
  const move = useMoveDepartment();
  const showProblem = useProblem();
  const [dragged, setDragged] = useState<Department | null>(null);
  const [over, setOver] = useState<Target>(null);

  const to = (department: Department, parent_id: string | null) => {
    if (department.parent_id === parent_id) return;
    const { department_id, name, parent_id: before } = department;
    const target = departments.find((one) => one.department_id === parent_id)?.name ?? t('move.top');
    move.mutate(
      { department_id, parent_id },
      {
        onSuccess: () =>
          toasts.undo(t('moved', { name, to: target }), async () => {
            await move.mutateAsync({ department_id, parent_id: before });
          }),
        onError: (error) => showProblem(error),
      },
    );
  };
  const takes = (target: Target) =>
    dragged !== null && target !== null && (target === 'top' || !isBelow(departments, target, dragged.department_id));
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    to,
    dragged,
    drag: (department: Department) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', department.name);
        setDragged(department);
      },
      onDragEnd: end,
    }),
    drop: (target: string | 'top') => ({
      'data-over': (over === target && takes(target)) || undefined,
      onDragOver: (event: DragEvent) => {
        if (!takes(target)) return;
        event.preventDefault();
        setOver(target);
      },
      onDragLeave: () => setOver((now) => (now === target ? null : now)),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged && takes(target)) to(dragged, target === 'top' ? null : target);
        end();
      },
    }),
  };
}

export type DepartmentMoves = ReturnType<typeof useDepartmentMoves>;

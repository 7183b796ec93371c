import { lazy, Suspense } from 'react';
import { closeTaskForm, useTaskRequest } from './taskRequest';

const TaskForm = lazy(async () => ({ default: (await import('./TaskForm')).TaskForm }));

/** Shows the task form above whatever page asked for it. */
export function TaskFormHost() {
  const request = useTaskRequest();
  if (!request) return null;
  return (
    <Suspense fallback={null}>
      <TaskForm key={request.task?.task_id ?? 'new'} request={request} onClose={closeTaskForm} />
    </Suspense>
  );
}

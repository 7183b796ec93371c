import { asking } from '@/shared/asked';
import type { Due } from './due';
import type { Task } from './tasks.api';

/** Asks for the task form from anywhere: what is known already is filled in. */
export interface TaskRequest {
  task?: Task;
  title?: string;
  type?: string;
  due?: Due;
  customer?: { id: string; name: string };
  contact?: { id: string; name: string };
  opportunity?: { id: string; name: string };
  lead?: { id: string; name: string };
  assignee?: { id: string; name: string };
}

const form = asking<TaskRequest>();

export const openTaskForm = (next: TaskRequest = {}) => form.ask(next);
export const closeTaskForm = () => form.ask(null);
export const useTaskRequest = form.useAsked;

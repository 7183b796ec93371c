export { type Due, dayInWords, noDue, weekdayName } from './due';
export { TaskCheck } from './TaskCheck';
export { TaskList } from './TaskList';
export { TaskPeek } from './TaskPeek';
export { TaskQuickAdd } from './TaskQuickAdd';
export { openTaskForm, type TaskRequest } from './taskRequest';
export type { TaskSubject } from './tasks.api';

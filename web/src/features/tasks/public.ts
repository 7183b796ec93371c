export { TaskList } from './TaskList';
export { TaskQuickAdd } from './TaskQuickAdd';
export { openTaskForm, type TaskRequest } from './taskRequest';
export { type TaskSubject, tickTime } from './tasks.api';

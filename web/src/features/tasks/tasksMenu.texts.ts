import { texts } from '@/shared/i18n';

/** What the menu and the palette say; the rest comes with the pages. */
export const taskMenuTexts = texts('tasksMenu', {
  title: ['任务', 'Tasks'],
  today: ['今日', 'Today'],
  create: ['新建任务', 'New task'],
  keywords: ['renwu xinjian rw xjrw daiban 待办', 'add todo'],
});

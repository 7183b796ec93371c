import { texts } from '@/shared/i18n';

/** What menu and palette say; the rest comes with the pages, so that the first load stays small. */
export const activityMenuTexts = texts('activities.menu', {
  title: ['跟进记录', 'Activities'],
  create: ['记录跟进', 'Log an activity'],
  keywords: ['genjin jilu gj gjjl xinjian', 'add activity call visit note follow up'],
});

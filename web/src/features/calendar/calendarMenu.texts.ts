import { texts } from '@/shared/i18n';

/** What the menu says; the rest comes with the page. */
export const calendarMenuTexts = texts('calendarMenu', {
  title: ['日历', 'Calendar'],
});

import { texts } from '@/shared/i18n';

/** What menu and palette say; the rest comes with the pages, so that the first load stays small. */
export const opportunityMenuTexts = texts('opportunities.menu', {
  title: ['商机', 'Opportunities'],
  create: ['新建商机', 'New opportunity'],
  keywords: ['shangji xinjian sj xjsj', 'add deal opportunity'],
});

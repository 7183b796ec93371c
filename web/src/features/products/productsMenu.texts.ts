import { texts } from '@/shared/i18n';

/** What menu and palette say; the rest comes with the pages, so that the first load stays small. */
export const productMenuTexts = texts('products.menu', {
  title: ['产品', 'Products'],
  create: ['新建产品', 'New product'],
  keywords: ['chanpin xinjian cp xjcp', 'add product'],
});

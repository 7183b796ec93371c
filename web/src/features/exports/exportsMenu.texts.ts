import { texts } from '@/shared/i18n';

/** What the palette and the button of a list say; the rest comes with the pages. */
export const exportMenuTexts = texts('exportsMenu', {
  title: ['导出记录', 'Exports'],
  export: ['导出', 'Export'],
  exportTitle: ['导出当前列表', 'Export this list'],
});

import { texts } from '@/shared/i18n';

/** What the menu and the palette say; the rest comes with the pages. */
export const importMenuTexts = texts('importsMenu', {
  title: ['导入', 'Import'],
  newImport: ['导入文件', 'Import a file'],
});

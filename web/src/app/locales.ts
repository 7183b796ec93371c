import type { Locale as AntLocale } from 'antd/es/locale';
import english from 'antd/es/locale/en_US';
import dayjs from 'dayjs';
import type { Locale } from '@/shared/i18n';

/** What antd says until the first language has come. It carries these texts with it anyway. */
export const firstTexts: AntLocale = english;

/** antd's and dayjs' texts of one language, fetched when it is first used. */
export async function loadLocale(locale: Locale): Promise<AntLocale> {
  if (locale === 'en') {
    dayjs.locale('en');
    return english;
  }
  const [texts] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
  dayjs.locale('zh-cn');
  return texts.default;
}

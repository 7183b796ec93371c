import type { Locale as AntLocale } from 'antd/es/locale';
import dayjs from 'dayjs';
import type { Locale } from '@/shared/i18n';

/** antd's and dayjs' texts of one language, fetched when it is first used. */
export async function loadLocale(locale: Locale): Promise<AntLocale> {
  if (locale === 'en') {
    const texts = await import('antd/es/locale/en_US');
    dayjs.locale('en');
    return texts.default;
  }
  const [texts] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
  dayjs.locale('zh-cn');
  return texts.default;
}

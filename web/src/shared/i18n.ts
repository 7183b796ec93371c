import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { preferences } from './preferences';

export type Locale = 'zh-CN' | 'en';
export const locales: { value: Locale; label: string }[] = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'en', label: 'English' },
];

/** Chinese and English side by side; English may tell one from many by `{{count}}`. A missing one does not compile. */
export type Text = readonly [zh: string, en: string | { readonly one: string; readonly other: string }];

/** The texts of one feature. */
export interface Texts<K extends string> {
  readonly namespace: string;
  readonly entries: Readonly<Record<K, Text>>;
}

export type Values = Record<string, string | number>;
export type Translate<K extends string> = (key: K, values?: Values) => string;

void i18next.use(initReactI18next).init({
  lng: firstLocale(),
  fallbackLng: false,
  ns: [],
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {},
});
document.documentElement.lang = i18next.language;

function firstLocale(): Locale {
  const chosen = preferences.get().locale;
  if (chosen) return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

/** Declares the texts of a feature: `texts('customers', { title: ['客户', 'Customers'] })`. */
export function texts<K extends string>(namespace: string, entries: Readonly<Record<K, Text>>): Texts<K> {
  const zh: Record<string, string> = {};
  const en: Record<string, string> = {};
  for (const [key, [chinese, english]] of Object.entries<Text>(entries)) {
    zh[key] = chinese;
    if (typeof english === 'string') en[key] = english;
    else {
      en[`${key}_one`] = english.one;
      en[`${key}_other`] = english.other;
    }
  }
  i18next.addResourceBundle('zh-CN', namespace, zh, true, true);
  i18next.addResourceBundle('en', namespace, en, true, true);
  return { namespace, entries };
}

/** The translate function for a component; it renders again when the language changes. */
export function useTexts<K extends string>(of: Texts<K>): Translate<K> {
  const { t } = useTranslation(of.namespace);
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

/** A text outside of a component: labels in registries, asked for at each render. */
export function say<K extends string>(of: Texts<K>, key: K, values?: Values): string {
  return i18next.t(key, { ...values, ns: of.namespace });
}

export function currentLocale(): Locale {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Switches the language now and for the next visit of this browser. */
export function setLocale(locale: Locale): void {
  preferences.set({ locale });
  document.documentElement.lang = locale;
  void i18next.changeLanguage(locale);
}

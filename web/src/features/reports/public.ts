import { say } from '@/shared/i18n';
import { reportPages } from './pages';
import { reportMenuTexts } from './reportsMenu.texts';

/** The reports that have a page of their own, for the list of all. */
export const otherReports = (can: (permission: string) => boolean) =>
  reportPages
    .filter((page) => can(page.permission))
    .map((page) => ({
      path: `/reports/${page.path}`,
      title: say(reportMenuTexts, page.title),
      description: say(reportMenuTexts, page.text),
      group: say(reportMenuTexts, page.group),
      sameAs: page.sameAs,
      icon: page.icon,
    }));

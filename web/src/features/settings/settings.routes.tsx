import { NotificationSettings } from '@/features/notifications/public';
import type { Feature } from '@/shared/feature';
import { say } from '@/shared/i18n';
import { SettingsIcon } from '@/shared/icons';
import { settingsPages } from './pages';
import { settingsMenuTexts } from './settingsMenu.texts';

export const settings: Feature = {
  name: 'settings',
  menu: [
    {
      path: '/settings',
      label: () => say(settingsMenuTexts, 'title'),
      icon: SettingsIcon,
      group: 'tools',
      shortcut: 'g s',
    },
  ],
  actions: settingsPages.map((page) => ({
    id: `settings.${page.path}`,
    label: () => `${say(settingsMenuTexts, 'title')}: ${say(settingsMenuTexts, page.title)}`,
    icon: page.icon,
    permission: page.permission,
    keywords: page.keywords,
    quiet: true,
    run: (navigate) => void navigate(`/settings/${page.path}`),
  })),
  routes: [
    {
      path: 'settings',
      lazy: async () => ({ Component: (await import('./SettingsLayout')).SettingsLayout }),
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./SettingsHome')).SettingsHome }) },
        { path: 'profile', lazy: async () => ({ Component: (await import('./ProfilePage')).ProfilePage }) },
        { path: 'security', lazy: async () => ({ Component: (await import('./SecurityPage')).SecurityPage }) },
        { path: 'audit', lazy: async () => ({ Component: (await import('./AuditPage')).AuditPage }) },
        { path: 'tokens', lazy: async () => ({ Component: (await import('./TokensPage')).TokensPage }) },
        { path: 'users', lazy: async () => ({ Component: (await import('./UsersPage')).UsersPage }) },
        { path: 'roles', lazy: async () => ({ Component: (await import('./RolesPage')).RolesPage }) },
        { path: 'roles/:id', lazy: async () => ({ Component: (await import('./RolePage')).RolePage }) },
        {
          path: 'calendar',
          lazy: async () => ({ Component: (await import('./WorkingCalendarPage')).WorkingCalendarPage }),
        },
        { path: 'departments', lazy: async () => ({ Component: (await import('./DepartmentsPage')).DepartmentsPage }) },
        { path: 'pipelines', lazy: async () => (await import('@/features/pipelines/public')).pipelinesPage() },
        { path: 'leads', lazy: async () => (await import('@/features/leads/public')).leadSettingsPage() },
        { path: 'loyalty', lazy: async () => (await import('@/features/orders/public')).loyaltyPage() },
        { path: 'fields', lazy: async () => (await import('@/features/customFields/public')).customFieldsPage() },
        { path: 'approvals', lazy: async () => (await import('@/features/approvals/public')).approvalRulesPage() },
        { path: 'pool', lazy: async () => (await import('@/features/ownership/public')).poolRulesPage() },
        {
          path: 'organization',
          lazy: async () => ({ Component: (await import('./OrganizationPage')).OrganizationPage }),
        },
        { path: 'notifications', Component: NotificationSettings },
        { path: 'about', lazy: async () => ({ Component: (await import('./AboutPage')).AboutPage }) },
      ],
    },
  ],
};

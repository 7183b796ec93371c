import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { locales, useLocale, useTexts } from '@/shared/i18n';
import {
  KeyboardIcon,
  LanguageIcon,
  MoonIcon,
  PlusIcon,
  SettingsIcon,
  SignOutIcon,
  SunIcon,
  SystemIcon,
  UserIcon,
} from '@/shared/icons';
import { Keys, KeyTooltip } from '@/shared/Keys';
import { type Preferences, usePreferences } from '@/shared/preferences';
import { useMe, useSignOut } from '@/shared/session';
import { useAccountPreferences } from '@/shared/useAccountPreferences';
import { appTexts } from '../app.texts';
import css from './shell.module.css';
import type { ShellMenu } from './useMenu';

const themeIcons = { light: SunIcon, dark: MoonIcon, system: SystemIcon };

interface TopBarMenusProps {
  menu: ShellMenu;
  onShortcuts: () => void;
  /** What stands between creating and choosing. */
  children: ReactNode;
}

/** The menus at the right of the top bar; their code is not needed to show a page. */
export function TopBarMenus({ menu, onShortcuts, children }: TopBarMenusProps) {
  return (
    <>
      {menu.create.length > 0 && <CreateMenu menu={menu} />}
      {children}
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu onShortcuts={onShortcuts} />
    </>
  );
}

function CreateMenu({ menu }: { menu: ShellMenu }) {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  const items = menu.create.map((action) => ({
    key: action.id,
    icon: action.icon && <action.icon />,
    label: action.label(),
    onClick: () => action.run(navigate),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="primary" icon={<PlusIcon />}>
        {t('top.create')}
      </Button>
    </Dropdown>
  );
}

function LanguageMenu() {
  const t = useTexts(appTexts);
  const locale = useLocale();
  const { chooseLocale } = useAccountPreferences();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: locales.map((one) => ({ key: one.value, label: <span lang={one.value}>{one.label}</span> })),
        selectable: true,
        selectedKeys: [locale],
        onClick: ({ key }) => chooseLocale(key === 'en' ? 'en' : 'zh-CN'),
      }}
    >
      <KeyTooltip title={t('top.language')} placement="bottom">
        <Button type="text" icon={<LanguageIcon />} aria-label={t('top.language')} />
      </KeyTooltip>
    </Dropdown>
  );
}

function ThemeMenu() {
  const t = useTexts(appTexts);
  const { theme } = usePreferences();
  const { chooseTheme } = useAccountPreferences();
  const Icon = themeIcons[theme];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: (['light', 'dark', 'system'] as const).map((key) => {
          const One = themeIcons[key];
          return { key, icon: <One />, label: t(`theme.${key}`) };
        }),
        selectable: true,
        selectedKeys: [theme],
        onClick: ({ key }) => chooseTheme(key as Preferences['theme']),
      }}
    >
      <KeyTooltip title={t('top.theme')} placement="bottom">
        <Button type="text" icon={<Icon />} aria-label={t('top.theme')} />
      </KeyTooltip>
    </Dropdown>
  );
}

function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const t = useTexts(appTexts);
  const me = useMe();
  const navigate = useNavigate();
  const leave = useSignOut();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        className: css.userMenu,
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className={css.who}>
                <strong>{me.name}</strong>
                <span>{me.email}</span>
              </span>
            ),
          },
          { type: 'divider' },
          {
            key: 'profile',
            icon: <UserIcon />,
            label: t('profile'),
            onClick: () => void navigate('/settings/profile'),
          },
          {
            key: 'settings',
            icon: <SettingsIcon />,
            label: t('nav.settings'),
            onClick: () => void navigate('/settings'),
          },
          {
            key: 'shortcuts',
            icon: <KeyboardIcon />,
            label: t('shortcuts'),
            extra: <Keys keys="?" />,
            onClick: onShortcuts,
          },
          { type: 'divider' },
          { key: 'out', icon: <SignOutIcon />, label: t('signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <button type="button" className={css.user} aria-label={t('top.user')}>
        <Avatar name={me.name} />
      </button>
    </Dropdown>
  );
}

import { Button } from 'antd';
import { Link, Navigate } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { useTexts } from '@/shared/i18n';
import { SignOutIcon } from '@/shared/icons';
import { useMorePages } from '@/shared/morePages';
import { useMe, useSignOut } from '@/shared/session';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { SettingsLinks } from './SettingsLayout';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';

/** On phones the tab 我: who one is, every settings page, and the way out. Elsewhere the first page. */
export function SettingsHome() {
  const t = useTexts(settingsTexts);
  const phone = usePhone();
  const me = useMe();
  const leave = useSignOut();
  usePageTitle(t('title'));
  if (!phone) return <Navigate to="/settings/profile" replace />;

  return (
    <>
      <div className={css.who}>
        <Avatar name={me.name} size={48} />
        <div>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
      </div>
      <MoreLinks />
      <SettingsLinks />
      <Button block size="large" icon={<SignOutIcon />} onClick={leave} className={css.leave}>
        {t('signOut')}
      </Button>
    </>
  );
}

/** The pages that have no tab of their own in the bottom bar. */
function MoreLinks() {
  const t = useTexts(settingsTexts);
  const pages = useMorePages();
  if (pages.length === 0) return null;
  return (
    <section>
      <h2 className={css.group}>{t('group.more')}</h2>
      <div className={css.tiles}>
        {pages.map((page) => (
          <Link key={page.path} to={page.path} className={css.tile}>
            <page.icon />
            {page.label()}
          </Link>
        ))}
      </div>
    </section>
  );
}

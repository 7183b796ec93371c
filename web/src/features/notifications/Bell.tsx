import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { BellIcon } from '@/shared/icons';
import { KeyTooltip } from '@/shared/Keys';
import { Pop } from '@/shared/lists/Pop';
import { bellTexts } from './bell.texts';
import { unreadCount } from './notifications.api';
import css from './notifications.module.css';

const NotificationMenu = lazy(async () => ({ default: (await import('./NotificationMenu')).NotificationMenu }));

/** How many are not read yet; kept up to date by the live stream. */
function useUnread(): number {
  return useQuery(unreadCount).data?.unread ?? 0;
}

const shown = (count: number) => (count > 99 ? '99+' : String(count));

/** The bell in the top bar, with the latest in a drop-down. */
export function Bell() {
  const t = useTexts(bellTexts);
  const [open, setOpen] = useState(false);
  const unread = useUnread();
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      padding={0}
      content={
        <Suspense fallback={<div className={css.menuBone} />}>
          <NotificationMenu onClose={() => setOpen(false)} />
        </Suspense>
      }
    >
      <KeyTooltip title={t('bell')} keys="g n" placement="bottom" off={open}>
        <Button
          type="text"
          className={css.bell}
          aria-label={unread > 0 ? t('bellUnread', { count: unread }) : t('bell')}
          aria-haspopup="dialog"
          aria-expanded={open}
          icon={
            <>
              <BellIcon />
              {unread > 0 && <span className={css.count}>{shown(unread)}</span>}
            </>
          }
        />
      </KeyTooltip>
    </Pop>
  );
}

/** The count at the tab of the bottom bar. */
export function UnreadBadge() {
  const unread = useUnread();
  if (unread === 0) return null;
  return <span className={css.count}>{shown(unread)}</span>;
}

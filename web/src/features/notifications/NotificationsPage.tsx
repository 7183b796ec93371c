import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { dayOf, today } from '@/shared/days';
import { formatDate } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { BellIcon, CheckIcon, SettingsIcon } from '@/shared/icons';
import { ListFailed, ListNotice } from '@/shared/lists/ListStates';
import { useRowKeys } from '@/shared/lists/useRowKeys';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { NotificationRow, placeOf } from './NotificationRow';
import { type Notification, notificationList, useMarkAllRead, useMarkRead } from './notifications.api';
import css from './notifications.module.css';
import { notificationTexts } from './notifications.texts';

/** The whole inbox, grouped by day. */
export function NotificationsPage() {
  const t = useTexts(notificationTexts);
  const locale = useLocale();
  const state = useListState();
  const unread = state.values.unread === 'true';
  const list = useInfiniteQuery(notificationList(unread, locale));
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const markAll = useMarkAllRead();
  const cursor = useOpening(items, unread);
  usePageTitle(t('title'));
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('title')}</h1>
        <Segmented
          aria-label={t('show')}
          options={[
            { value: '', label: t('all') },
            { value: 'true', label: t('unread') },
          ]}
          value={unread ? 'true' : ''}
          onChange={(value) => state.set({ unread: value })}
        />
        <span className={css.grow} />
        <Button icon={<CheckIcon />} disabled={!items.some((one) => !one.read_at)} onClick={() => markAll.mutate()}>
          {t('markAll')}
        </Button>
        <Link to="/settings/notifications" className={css.headLink} aria-label={t('settings')} title={t('settings')}>
          <SettingsIcon />
        </Link>
      </header>
      {list.isPending && <div className={css.menuBone} role="status" aria-label={t('loading')} />}
      {list.isError && items.length === 0 && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <ListNotice
          icon={<BellIcon />}
          title={t(unread ? 'emptyUnread' : 'empty')}
          text={t(unread ? 'emptyUnreadText' : 'emptyText')}
        />
      )}
      <Days items={items} cursor={cursor} />
      {list.hasNextPage && (
        <Button type="text" block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

/** A cursor over the rows by j and k; Enter opens what it stands on. */
function useOpening(items: Notification[], unread: boolean): number {
  const navigate = useNavigate();
  const { mutate: markRead } = useMarkRead();
  const latest = useRef(items);
  latest.current = items;
  const { cursor } = useRowKeys({
    count: items.length,
    conditions: String(unread),
    onOpen: (at) => {
      const one = latest.current[at];
      if (!one) return;
      if (!one.read_at) markRead(one.notification_id);
      const path = placeOf(one);
      if (path) void navigate(path);
    },
  });
  return cursor;
}

function Days({ items, cursor }: { items: Notification[]; cursor: number }) {
  const t = useTexts(notificationTexts);
  const locale = useLocale();
  const days = new Map<string, Notification[]>();
  for (const one of items) {
    const day = dayOf(new Date(one.created_at));
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  const active = items[cursor]?.notification_id;
  return [...days].map(([day, some]) => (
    <section key={day} className={css.day}>
      <h2>{day === today() ? t('today') : formatDate(day, locale)}</h2>
      <ul className={css.rows}>
        {some.map((one) => (
          <NotificationRow key={one.notification_id} one={one} active={one.notification_id === active} />
        ))}
      </ul>
    </section>
  ));
}

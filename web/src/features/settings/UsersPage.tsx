import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Input } from 'antd';
import { Suspense, useState } from 'react';
import { HandoverDialog } from '@/features/ownership/public';
import { Avatar } from '@/shared/Avatar';
import { formatRelative } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { MoreIcon, PlusIcon, SearchIcon, ShieldIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { useCan, useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { useDebounced } from '@/shared/useDebounced';
import { useListState } from '@/shared/useListState';
import { usePageTitle } from '@/shared/usePageTitle';
import { rolesQuery } from '@/shared/users';
import { rolesTexts } from './roles.texts';
import { Empty, PageHead, RowsSkeleton, Section } from './Section';
import { type User, useDeactivateUser, usersQuery, useUpdateUser } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';
import { UserAccessDialog } from './UserAccessDialog';
import { UserDialog } from './UserDialog';
import { UserRightsDialog } from './UserRightsDialog';

export function UsersPage() {
  const t = useTexts(settingsTexts);
  const can = useCan();
  const list = useListState();
  const q = useDebounced(list.values.q ?? '');
  const users = useInfiniteQuery(usersQuery(q));
  const [dialog, setDialog] = useState<User | 'new' | null>(null);
  const [access, setAccess] = useState<User | null>(null);
  const [rights, setRights] = useState<User | null>(null);
  usePageTitle(t('users.title'));

  const rows = users.data?.pages.flatMap((page) => page.items);
  const total = users.data?.pages[0]?.total;
  return (
    <>
      <PageHead
        title={t('users.title')}
        text={t('users.text')}
        action={
          can('users.create') && (
            <Button type="primary" icon={<PlusIcon />} onClick={() => setDialog('new')}>
              {t('users.invite')}
            </Button>
          )
        }
      />
      <div className={css.tools}>
        <Input
          allowClear
          className={css.find}
          prefix={<SearchIcon />}
          placeholder={t('users.search')}
          aria-label={t('users.search')}
          value={list.values.q ?? ''}
          onChange={(event) => list.set({ q: event.target.value }, { replace: true })}
        />
        {total !== undefined && <span className={css.total}>{t('users.total', { count: total })}</span>}
      </div>
      <Section>
        {users.isPending && <RowsSkeleton />}
        {users.isError && <Empty title={explain(users.error)} />}
        {rows?.length === 0 && <Empty title={t('users.none')} />}
        <ul className={css.rows}>
          {rows?.map((user) => (
            <UserRow
              key={user.user_id}
              user={user}
              onEdit={() => setDialog(user)}
              onAccess={() => setAccess(user)}
              onRights={() => setRights(user)}
            />
          ))}
        </ul>
        {users.hasNextPage && (
          <Button type="text" block loading={users.isFetchingNextPage} onClick={() => users.fetchNextPage()}>
            {t('users.more')}
          </Button>
        )}
      </Section>
      <UserDialog user={dialog} onClose={() => setDialog(null)} />
      <UserRightsDialog user={rights} onClose={() => setRights(null)} />
      <UserAccessDialog user={access} onClose={() => setAccess(null)} />
    </>
  );
}

function UserRow(props: { user: User; onEdit: () => void; onAccess: () => void; onRights: () => void }) {
  const { user, onEdit, onAccess, onRights } = props;
  const t = useTexts(settingsTexts);
  const can = useCan();
  const me = useMe();
  const roles = useQuery(rolesQuery);
  const nameOf = (code: string) => roles.data?.items.find((role) => role.code === code)?.name ?? code;
  const mine = user.user_id === me.user_id;
  return (
    <li className={css.row} data-off={!user.is_active}>
      <Avatar name={user.name} size={34} />
      <div className={css.rowMain}>
        <strong>
          {user.name} {mine && <span className={css.pill}>{t('users.you')}</span>}
          {!user.is_active && <span className={css.pill}>{t('users.inactive')}</span>}
          {user.has_second_factor && (
            <span className={css.guarded} title={t('users.factor')}>
              <ShieldIcon role="img" aria-hidden={false} aria-label={t('users.factor')} />
            </span>
          )}
        </strong>
        <span>
          {user.email}
          <i />
          {user.department_name ?? t('users.department.none')}
        </span>
      </div>
      <div className={css.roles}>
        {user.roles.map((code) => (
          <span key={code} className={css.role}>
            {nameOf(code)}
          </span>
        ))}
      </div>
      <span className={css.seen}>{user.last_seen_at ? formatRelative(user.last_seen_at) : t('users.seen.never')}</span>
      {can('users.edit') && (
        <UserMenu user={user} mine={mine} onEdit={onEdit} onAccess={onAccess} onRights={onRights} />
      )}
    </li>
  );
}

function UserMenu(props: {
  user: User;
  mine: boolean;
  onEdit: () => void;
  onAccess: () => void;
  onRights: () => void;
}) {
  const { user, mine, onEdit, onAccess, onRights } = props;
  const r = useTexts(rolesTexts);
  const can = useCan();
  const t = useTexts(settingsTexts);
  const deactivate = useDeactivateUser();
  const update = useUpdateUser();
  const mayHandOver = useMe().roles.includes('admin') && !mine;
  const [handing, setHanding] = useState(false);
  const { user_id, name } = user;
  const stop = async () => {
    await deactivate.mutateAsync(user_id);
    toasts.undo(t('users.deactivated', { name }), async () => {
      await update.mutateAsync({ user_id, is_active: true });
    });
  };
  const start = async () => {
    await update.mutateAsync({ user_id, is_active: true });
    toasts.success(t('users.activated', { name }));
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'edit', label: t('edit'), onClick: onEdit },
            { key: 'access', label: t('users.access'), onClick: onAccess },
            ...(mayHandOver ? [{ key: 'handover', label: t('users.handover'), onClick: () => setHanding(true) }] : []),
            ...(can('rights.view') ? [{ key: 'rights', label: r('rights'), onClick: onRights }] : []),
            user.is_active
              ? { key: 'stop', label: t('users.deactivate'), danger: true, disabled: mine, onClick: () => void stop() }
              : { key: 'start', label: t('users.activate'), onClick: () => void start() },
          ],
        }}
      >
        <Button type="text" icon={<MoreIcon />} aria-label={`${t('edit')} ${name}`} />
      </Dropdown>
      {handing && (
        <Suspense fallback={null}>
          <HandoverDialog id={user_id} name={name} onClose={() => setHanding(false)} />
        </Suspense>
      )}
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Tag } from 'antd';
import { formatList } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { EyeIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { useCan, useMe } from '@/shared/session';
import { type UserRights, userRightsQuery, viewAs } from './roles.api';
import css from './roles.module.css';
import { actionLabel, resourceLabel, rolesTexts } from './roles.texts';
import { Empty, RowsSkeleton } from './Section';
import type { User } from './settings.api';

/** What a user may do, which role gives it, and the way to look through the user's eyes. */
export function UserRightsDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const t = useTexts(rolesTexts);
  return (
    <Modal
      open={user !== null}
      onCancel={onClose}
      width={640}
      title={user && t('rights.of', { name: user.name })}
      footer={user && <ViewAsButton user={user} />}
      destroyOnHidden
    >
      {user && <Rights user={user} />}
    </Modal>
  );
}

function ViewAsButton({ user }: { user: User }) {
  const t = useTexts(rolesTexts);
  const can = useCan();
  const me = useMe();
  const showProblem = useProblem();
  const begin = useMutation({
    mutationFn: () => viewAs(user.user_id),
    // nothing read with one's own rights may stay on screen
    onSuccess: () => window.location.assign('/'),
    onError: (error) => showProblem(error),
  });
  if (!can('users.view_as') || !user.is_active || user.user_id === me.user_id) return null;
  return (
    <Button icon={<EyeIcon />} loading={begin.isPending} onClick={() => begin.mutate()}>
      {t('viewAs')}
    </Button>
  );
}

function Rights({ user }: { user: User }) {
  const t = useTexts(rolesTexts);
  const rights = useQuery(userRightsQuery(user.user_id));
  if (rights.isPending) return <RowsSkeleton rows={5} />;
  if (rights.isError) return <Empty title={explain(rights.error)} />;
  const { data } = rights;
  const nameOf = (code: string) => data.roles.find((role) => role.code === code)?.name ?? code;
  return (
    <div className={css.rights}>
      {!data.is_active && <Alert type="warning" showIcon title={t('rights.inactive')} />}
      {data.permissions.length === 0 && <Empty title={t('rights.none')} />}
      <Permissions rights={data} nameOf={nameOf} />
      {data.fields.length > 0 && (
        <>
          <h3>{t('rights.limits')}</h3>
          <Limits rights={data} nameOf={nameOf} />
        </>
      )}
    </div>
  );
}

function Permissions({ rights, nameOf }: { rights: UserRights; nameOf: (code: string) => string }) {
  const t = useTexts(rolesTexts);
  const locale = useLocale();
  const resources = [...new Set(rights.permissions.map((one) => one.permission.split('.')[0] ?? ''))];
  return resources.map((resource) => (
    <div key={resource} className={css.rightsLine}>
      <strong>{resourceLabel(resource, locale)}</strong>
      <span>
        {rights.permissions
          .filter((one) => one.permission.startsWith(`${resource}.`))
          .map((one) => (
            <Tag key={one.permission} title={`${t('rights.from')}: ${formatList(one.from.map(nameOf))}`}>
              {actionLabel(one.permission.slice(resource.length + 1), locale)}
              {one.scope !== 'all' && ` · ${t(`scope.${one.scope}`)}`}
              {rights.roles.length > 1 && <small> {formatList(one.from.map(nameOf))}</small>}
            </Tag>
          ))}
      </span>
    </div>
  ));
}

function Limits({ rights, nameOf }: { rights: UserRights; nameOf: (code: string) => string }) {
  const t = useTexts(rolesTexts);
  const locale = useLocale();
  return rights.fields.map((limit) => (
    <div key={`${limit.kind}.${limit.field}`} className={css.rightsLine}>
      <strong>
        {resourceLabel(limit.kind, locale)} · {limit.label}
      </strong>
      <span>
        <Tag>{t(`access.${limit.access}`)}</Tag> <small>{formatList(limit.from.map(nameOf))}</small>
      </span>
    </div>
  ));
}

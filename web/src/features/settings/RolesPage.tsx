import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { ChevronRightIcon, MoreIcon, PlusIcon, ShieldIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { rolesQuery } from '@/shared/users';
import { type Role, useCreateRole, useDeleteRole } from './roles.api';
import css from './roles.module.css';
import { rolesTexts } from './roles.texts';
import { Empty, PageHead, RowsSkeleton, Section } from './Section';
import shared from './settings.module.css';

export function RolesPage() {
  const t = useTexts(rolesTexts);
  const can = useCan();
  const roles = useQuery(rolesQuery);
  const make = useMakeRole();
  usePageTitle(t('title'));
  return (
    <>
      <PageHead
        title={t('title')}
        text={t('text')}
        action={
          can('roles.edit') && (
            <Button type="primary" icon={<PlusIcon />} loading={make.isPending} onClick={() => make.create(t('new'))}>
              {t('new')}
            </Button>
          )
        }
      />
      <Section>
        {roles.isPending && <RowsSkeleton rows={6} />}
        {roles.isError && <Empty title={explain(roles.error)} />}
        <ul className={shared.rows}>
          {roles.data?.items.map((role) => (
            <RoleRow
              key={role.role_id}
              role={role}
              onCopy={() => make.create(t('copyName', { name: role.name }), role)}
            />
          ))}
        </ul>
      </Section>
    </>
  );
}

/** Makes a role, empty or like another, and opens it. */
function useMakeRole() {
  const create = useCreateRole();
  const navigate = useNavigate();
  const showProblem = useProblem();
  return {
    isPending: create.isPending,
    create: (name: string, like?: Role) =>
      create.mutate(
        { name: name.slice(0, 100), permissions: like?.permissions, fields: like?.fields },
        { onSuccess: (role) => navigate(`/settings/roles/${role.role_id}`), onError: (error) => showProblem(error) },
      ),
  };
}

function RoleRow({ role, onCopy }: { role: Role; onCopy: () => void }) {
  const t = useTexts(rolesTexts);
  const can = useCan();
  return (
    <li className={`${shared.row} ${css.roleRow}`}>
      <span className={shared.badge}>
        <ShieldIcon />
      </span>
      <div className={shared.rowMain}>
        <strong>
          <Link to={`/settings/roles/${role.role_id}`} className={css.roleLink}>
            {role.name}
          </Link>{' '}
          {role.is_built_in && <span className={shared.pill}>{t('builtIn')}</span>}
        </strong>
        <span>
          {role.is_admin ? t('everything') : t('permissions', { count: role.permissions.length })}
          {role.fields.length > 0 && (
            <>
              <i />
              {t('limits', { count: role.fields.length })}
            </>
          )}
        </span>
      </div>
      <span className={css.count}>{t('users', { count: role.user_count })}</span>
      {can('roles.edit') ? <RoleMenu role={role} onCopy={onCopy} /> : <ChevronRightIcon />}
    </li>
  );
}

function RoleMenu({ role, onCopy }: { role: Role; onCopy: () => void }) {
  const t = useTexts(rolesTexts);
  const remove = useDeleteRole();
  const create = useCreateRole();
  const showProblem = useProblem();
  const { role_id, code, name, permissions, fields } = role;
  const drop = () =>
    remove.mutate(role_id, {
      onSuccess: () =>
        toasts.undo(t('deleted', { name }), async () => {
          await create.mutateAsync({ code, name, permissions, fields });
        }),
      onError: (error) => showProblem(error),
    });
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'copy', label: t('copy'), onClick: onCopy },
          { key: 'delete', label: t('delete'), danger: true, disabled: role.is_built_in, onClick: drop },
        ],
      }}
    >
      <Button type="text" className={css.above} icon={<MoreIcon />} aria-label={t('more', { name })} />
    </Dropdown>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useLocale, useTexts } from '@/shared/i18n';
import { ChevronLeftIcon } from '@/shared/icons';
import { explain, useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { rolesQuery } from '@/shared/users';
import { FieldLimits } from './FieldLimits';
import { RightsMatrix } from './RightsMatrix';
import { limitableFieldsQuery, permissionsQuery, type Role, useEditRole } from './roles.api';
import css from './roles.module.css';
import { rolesTexts } from './roles.texts';
import { type Draft, draftOf, grantsOf, isSame, limitsOf } from './rolesDraft';
import { Empty, RowsSkeleton, Section } from './Section';

export function RolePage() {
  const t = useTexts(rolesTexts);
  const { id } = useParams();
  const phone = usePhone();
  const roles = useQuery(rolesQuery);
  const role = roles.data?.items.find((one) => one.role_id === id);
  usePageTitle(role?.name ?? t('title'));
  return (
    <>
      {!phone && (
        <Link to="/settings/roles" className={css.back}>
          <ChevronLeftIcon /> {t('back')}
        </Link>
      )}
      {roles.isPending && <RowsSkeleton rows={6} />}
      {roles.isError && <Empty title={explain(roles.error)} />}
      {roles.data && !role && <Empty title={t('notFound')} />}
      {role && <Editor key={`${role.role_id}-${role.version}`} role={role} />}
    </>
  );
}

function Editor({ role }: { role: Role }) {
  const t = useTexts(rolesTexts);
  const locale = useLocale();
  const can = useCan();
  const permissions = useQuery(permissionsQuery);
  const kinds = useQuery({ ...limitableFieldsQuery(locale), enabled: can('rights.view') });
  const before = draftOf(role);
  const [draft, setDraft] = useState<Draft>(before);
  const fixed = role.is_admin || !can('roles.edit');
  return (
    <>
      <div className={css.roleHead}>
        {role.is_built_in || fixed ? (
          <h1>{role.name}</h1>
        ) : (
          <Input
            variant="filled"
            className={css.nameField}
            value={draft.name}
            maxLength={100}
            aria-label={t('name')}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
        <p>{role.is_admin ? t('adminFixed') : t('users', { count: role.user_count })}</p>
      </div>
      <Section title={t('acts')} text={t('acts.text')}>
        {permissions.data ? (
          <RightsMatrix permissions={permissions.data.items} draft={draft} fixed={fixed} onChange={setDraft} />
        ) : (
          <RowsSkeleton rows={8} />
        )}
      </Section>
      {!role.is_admin && kinds.data && (
        <Section title={t('fields')} text={t('fields.text')}>
          <FieldLimits kinds={kinds.data.items} draft={draft} fixed={fixed} onChange={setDraft} />
        </Section>
      )}
      {!isSame(draft, before) && <SaveBar role={role} draft={draft} onCancel={() => setDraft(before)} />}
    </>
  );
}

function SaveBar({ role, draft, onCancel }: { role: Role; draft: Draft; onCancel: () => void }) {
  const t = useTexts(rolesTexts);
  const edit = useEditRole();
  const showProblem = useProblem();
  // the bar is gone once the role is saved, so what follows can't be left to it
  const save = () =>
    edit
      .mutateAsync({
        role_id: role.role_id,
        name: role.is_built_in ? undefined : draft.name,
        permissions: grantsOf(draft),
        fields: limitsOf(draft),
        version: role.version,
      })
      .then(() => toasts.success(t('saved')), showProblem);
  return (
    <div className={css.saveBar} role="status">
      <span>{role.user_count > 0 ? t('affects', { count: role.user_count }) : t('unsaved')}</span>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button type="primary" loading={edit.isPending} disabled={!draft.name.trim()} onClick={save}>
        {t('save')}
      </Button>
    </div>
  );
}

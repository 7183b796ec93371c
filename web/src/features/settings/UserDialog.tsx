import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useEffect } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { departmentsQuery, rolesQuery } from '@/shared/users';
import { type User, useInviteUser, useUpdateUser } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';
import { inTreeOrder } from './tree';

interface Values {
  name: string;
  email: string;
  department_id?: string;
  roles: string[];
}

/** Invites somebody, or changes who somebody is. */
export function UserDialog({ user, onClose }: { user: User | 'new' | null; onClose: () => void }) {
  const t = useTexts(settingsTexts);
  const isNew = user === 'new';
  const [form] = Form.useForm<Values>();
  const open = user !== null;
  const invite = useInviteUser();
  const update = useUpdateUser();
  const showProblem = useProblem();

  useEffect(() => {
    if (!open) return;
    form.resetFields();
    if (user !== 'new') form.setFieldsValue({ ...user, department_id: user.department_id ?? undefined });
  }, [open, user, form]);

  const submit = (values: Values) => {
    const request = { ...values, department_id: values.department_id ?? null };
    const how = { onError: (error: unknown) => showProblem(error, form) };
    if (user === 'new') {
      invite.mutate(request, {
        ...how,
        onSuccess: () => {
          toasts.success(t('users.invited', { name: values.name }));
          onClose();
        },
      });
    } else if (user) {
      update.mutate({ ...request, user_id: user.user_id, version: user.version }, { ...how, onSuccess: onClose });
    }
  };

  return (
    <Modal
      open={open}
      onCancel={onClose}
      width={480}
      title={isNew ? t('users.invite') : t('users.edit')}
      footer={
        <Button type="primary" htmlType="submit" form="user" loading={invite.isPending || update.isPending}>
          {isNew ? t('users.invite.send') : t('profile.save')}
        </Button>
      }
    >
      {isNew && <p className={css.dialogText}>{t('users.invite.text')}</p>}
      <UserForm form={form} onSubmit={submit} open={open} />
    </Modal>
  );
}

function UserForm(props: {
  form: ReturnType<typeof Form.useForm<Values>>[0];
  onSubmit: (values: Values) => void;
  open: boolean;
}) {
  const t = useTexts(settingsTexts);
  const roles = useQuery({ ...rolesQuery, enabled: props.open });
  const departments = useQuery({ ...departmentsQuery, enabled: props.open });
  const required = (label: string) => ({ required: true, message: t('required', { label }) });
  return (
    <Form id="user" form={props.form} layout="vertical" onFinish={props.onSubmit} initialValues={{ roles: ['sales'] }}>
      <Form.Item name="name" label={t('users.name')} rules={[required(t('users.name'))]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('users.email')} rules={[required(t('users.email'))]}>
        <Input type="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item name="roles" label={t('users.roles')} rules={[required(t('users.roles'))]}>
        <Select
          mode="multiple"
          loading={roles.isPending}
          options={roles.data?.items.map((role) => ({ value: role.code, label: role.name }))}
        />
      </Form.Item>
      <Form.Item name="department_id" label={t('users.department')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'name' }}
          loading={departments.isPending}
          placeholder={t('users.department.none')}
          options={inTreeOrder(departments.data?.items ?? []).map(({ department, depth }) => ({
            value: department.department_id,
            name: department.name,
            label: <span style={{ paddingLeft: depth * 14 }}>{department.name}</span>,
          }))}
        />
      </Form.Item>
    </Form>
  );
}

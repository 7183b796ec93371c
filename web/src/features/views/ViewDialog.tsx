import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { useDebounced } from '@/shared/useDebounced';
import { departmentsQuery, rolesQuery, userSearch } from '@/shared/users';
import { layoutTexts } from './layouts.texts';
import css from './list.module.css';
import { useDeleteView, useSaveView, type View, type WriteView } from './views.api';
import { viewTexts } from './views.texts';

interface ViewDialogProps {
  kind: View['kind'];
  /** The one that is changed; null for a new one. */
  view: View | null;
  /** What a new one keeps of the list. */
  body: WriteView;
  onClose: () => void;
  onSaved: (view: View) => void;
  onDeleted: () => void;
}

/** The name of a view and whom it is for. */
export function ViewDialog({ kind, view, body, onClose, onSaved, onDeleted }: ViewDialogProps) {
  const t = useTexts(viewTexts);
  const tl = useTexts(layoutTexts);
  const { modal } = App.useApp();
  const can = useCan();
  const save = useSaveView();
  const remove = useDeleteView();
  const [form] = Form.useForm<WriteView>();
  const sharing = Form.useWatch('sharing', form) ?? view?.sharing ?? 'private';
  const submit = async (entered: WriteView) => {
    const known = view ? { view_id: view.view_id, version: view.version } : { kind };
    const saved = await save.mutateAsync({ ...body, ...entered, ...known }).catch((error: unknown) => {
      toasts.error(explain(error));
      return null;
    });
    if (!saved) return;
    toasts.success(t('saved'));
    if (!view) onSaved(saved);
    onClose();
  };
  const drop = () =>
    view &&
    modal.confirm({
      title: `${t('delete')}: ${view.name}`,
      okText: t('delete'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: async () => {
        await remove.mutateAsync(view.view_id);
        toasts.success(tl('deleted'));
        onDeleted();
        onClose();
      },
    });
  return (
    <Modal
      open
      title={view ? t('edit') : tl('newView')}
      onCancel={onClose}
      footer={
        <div className={css.dialogFooter}>
          {view && (
            <Button danger type="text" onClick={drop}>
              {t('delete')}
            </Button>
          )}
          <span className={css.grow} />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={form.submit}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <Form<WriteView>
        form={form}
        layout="vertical"
        initialValues={{ sharing: 'private', ...view }}
        onFinish={(entered) => void submit(entered)}
      >
        <Form.Item name="name" label={tl('name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="sharing" label={tl('sharing')}>
          <Segmented
            block
            options={(['private', 'selected', 'everyone'] as const).map((value) => ({ value, label: tl(value) }))}
          />
        </Form.Item>
        {sharing === 'selected' && (
          <>
            <Form.Item name="user_ids" label={tl('people')}>
              <People />
            </Form.Item>
            <Form.Item name="department_ids" label={tl('departments')}>
              <Departments />
            </Form.Item>
          </>
        )}
        {can('views.configure') && (
          <Form.Item name="default_for" label={tl('defaultFor')} extra={tl('defaultForHint')}>
            <Roles />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

interface PickerProps {
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
}

function People(props: PickerProps) {
  const [q, setQ] = useState('');
  const found = useQuery({ ...userSearch(useDebounced(q)), placeholderData: keepPreviousData });
  const options = (found.data?.items ?? []).map((user) => ({ value: user.user_id, label: user.name }));
  return <Select {...props} mode="multiple" showSearch={{ filterOption: false, onSearch: setQ }} options={options} />;
}

function Departments(props: PickerProps) {
  const departments = useQuery(departmentsQuery).data?.items ?? [];
  const options = departments.map((one) => ({ value: one.department_id, label: one.name }));
  return <Select {...props} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />;
}

function Roles(props: PickerProps) {
  const roles = useQuery(rolesQuery).data?.items ?? [];
  return <Select {...props} mode="multiple" options={roles.map((role) => ({ value: role.code, label: role.name }))} />;
}

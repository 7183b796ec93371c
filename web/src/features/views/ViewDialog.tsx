import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { useRemoval } from '@/shared/records/useRemoval';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { rolesQuery } from '@/shared/users';
import { AudienceItems, type PickerProps } from './Audience';
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
  const can = useCan();
  const save = useSaveView();
  const remove = useDeleteView();
  const removal = useRemoval();
  const [form] = Form.useForm<WriteView>();
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
  const drop = ({ view_id, name }: View) =>
    removal({
      kind: 'views',
      id: view_id,
      said: tl('deleted', { name }),
      remove: () => remove.mutateAsync(view_id),
      onDeleted: () => {
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
            <Button danger type="text" onClick={() => drop(view)}>
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
        <AudienceItems />
        {can('views.configure') && (
          <Form.Item name="default_for" label={tl('defaultFor')} extra={tl('defaultForHint')}>
            <Roles />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function Roles(props: PickerProps) {
  const roles = useQuery(rolesQuery).data?.items ?? [];
  return <Select {...props} mode="multiple" options={roles.map((role) => ({ value: role.code, label: role.name }))} />;
}

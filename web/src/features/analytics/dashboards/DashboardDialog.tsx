import { Button, Form, Input, Modal } from 'antd';
import { Suspense } from 'react';
import { type Audience, AudienceItems } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';

interface Entered extends Audience {
  name: string;
}
interface DialogProps {
  title: string;
  okText: string;
  initial: { name: string; audience?: Audience };
  isSaving: boolean;
  onSave: (entered: { name: string; audience: Audience }) => void;
  onClose: () => void;
}

/** What a dashboard is called and whom it is for. */
export function DashboardDialog({ title, okText, initial, isSaving, onSave, onClose }: DialogProps) {
  const t = useTexts(dashboardTexts);
  const [form] = Form.useForm<Entered>();
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <div className={css.footer}>
          <span className={css.grow} />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={isSaving} onClick={form.submit}>
            {okText}
          </Button>
        </div>
      }
    >
      <Form<Entered>
        form={form}
        layout="vertical"
        initialValues={{ name: initial.name, sharing: 'private', ...initial.audience }}
        onFinish={({ name, sharing, user_ids = [], department_ids = [] }) =>
          onSave({ name: name.trim(), audience: { sharing, user_ids, department_ids } })
        }
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={60} onFocus={(event) => event.target.select()} />
        </Form.Item>
        <Suspense fallback={null}>
          <AudienceItems />
        </Suspense>
      </Form>
    </Modal>
  );
}

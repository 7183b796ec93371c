import { Form, Input, Modal } from 'antd';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { useClaim, useRelease } from './ownership.api';
import { ownershipTexts } from './ownership.texts';

/** Puts a customer back into the pool, and says why. */
export function ReleaseDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTexts(ownershipTexts);
  const showProblem = useProblem();
  const release = useRelease();
  const claim = useClaim();
  const [form] = Form.useForm<{ reason: string }>();
  const send = async () => {
    const { reason } = await form.validateFields();
    release.mutate(
      { customer_id: id, reason },
      {
        onSuccess: () => {
          toasts.undo(t('released'), () => claim.mutateAsync(id).then(() => undefined, showProblem));
          onClose();
        },
        onError: (error) => showProblem(error, form),
      },
    );
  };
  return (
    <Modal
      open
      title={t('releaseTitle', { name })}
      okText={t('release')}
      cancelText={t('cancel')}
      confirmLoading={release.isPending}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16, color: 'var(--gx-text-2)' }}>{t('releaseText')}</p>
      <Form form={form} layout="vertical" requiredMark={false}>
        <Form.Item name="reason" label={t('transferReason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

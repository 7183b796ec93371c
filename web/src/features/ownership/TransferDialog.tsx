import { Form, Input, Modal } from 'antd';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { useUndoLatest } from '@/shared/records/history/history.api';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { useTransfer } from './ownership.api';
import { ownershipTexts } from './ownership.texts';
import { useMayGiveAway } from './useMayGiveAway';

interface TransferDialogProps {
  id: string;
  name: string;
  onClose: () => void;
  /** The customer is another's now and perhaps no longer to be seen. */
  onGone: () => void;
}

/** Gives a customer to somebody else, or asks for it. */
export function TransferDialog({ id, name, onClose, onGone }: TransferDialogProps) {
  const t = useTexts(ownershipTexts);
  const showProblem = useProblem();
  const transfer = useTransfer();
  const undoLatest = useUndoLatest();
  const atOnce = useMayGiveAway();
  const [form] = Form.useForm<{ owner_id: string; reason?: string }>();
  const send = async () => {
    const { owner_id, reason } = await form.validateFields();
    transfer.mutate(
      { customer_id: id, owner_id, reason: reason?.trim() || null },
      {
        onSuccess: (done) => {
          if (!done.is_transferred) toasts.success(t('transferAsked'));
          else
            toasts.undo(t('transferred', { name: done.customer.owner_name ?? t('someone') }), () =>
              undoLatest({ kind: 'customers', id }),
            );
          onClose();
          if (done.is_transferred) onGone();
        },
        onError: (error) => showProblem(error, form),
      },
    );
  };
  return (
    <Modal
      open
      title={t('transferTitle', { name })}
      okText={t(atOnce ? 'transferNow' : 'transferSend')}
      cancelText={t('cancel')}
      confirmLoading={transfer.isPending}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16, color: 'var(--gx-text-2)' }}>{t(atOnce ? 'transferText' : 'transferAsk')}</p>
      <Form form={form} layout="vertical" requiredMark={false}>
        <Form.Item name="owner_id" label={t('transferTo')} rules={[{ required: true }]}>
          <UserPicker autoFocus />
        </Form.Item>
        <Form.Item name="reason" label={t('transferReason')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

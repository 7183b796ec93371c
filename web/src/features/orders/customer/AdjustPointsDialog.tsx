import { Form, Input, InputNumber, Modal, Segmented } from 'antd';
import { ApiProblem } from '@/api/problem';
import { formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { useAdjustPoints } from '../loyalty.api';
import { loyaltyTexts } from '../loyalty.texts';
import css from '../orders.module.css';

interface AdjustProps {
  customer: { id: string; name: string };
  balance: number;
  onClose: () => void;
}

interface Values {
  direction: 1 | -1;
  points: number;
  reason: string;
}

/** Gives or takes points by hand, with the reason. */
export function AdjustPointsDialog({ customer, balance, onClose }: AdjustProps) {
  const t = useTexts(loyaltyTexts);
  const showProblem = useProblem();
  const [form] = Form.useForm<Values>();
  const adjust = useAdjustPoints(customer.id);
  const direction = Form.useWatch('direction', form) ?? 1;
  const points = Form.useWatch('points', form) ?? 0;
  const save = async ({ direction: sign, points: count, reason }: Values) => {
    try {
      const now = await adjust.mutateAsync({ points: sign * count, reason });
      toasts.success(t('adjusted_toast', { points: formatNumber(now.balance) }));
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'loyalty.insufficient')
        form.setFields([{ name: 'points', errors: [explain(error)] }]);
      else showProblem(error, form);
    }
  };
  return (
    <Modal
      open
      width={420}
      title={t('adjust')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={adjust.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ direction: 1 }}
        onFinish={(values) => void save(values)}
        requiredMark={false}
      >
        <p className={css.dialogFor}>{customer.name}</p>
        <Form.Item name="direction" label={t('direction')}>
          <Segmented
            options={[
              { value: 1, label: t('give') },
              { value: -1, label: t('take') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="points"
          label={t('count')}
          extra={t('after', { points: formatNumber(balance + direction * points) })}
          rules={[{ required: true, message: t('required', { label: t('count') }) }]}
        >
          <InputNumber<number> autoFocus min={1} precision={0} controls={false} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('reason') }) }]}
        >
          <Input maxLength={100} placeholder={t('reasonHint')} onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
